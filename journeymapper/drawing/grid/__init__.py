"""The grid on paper: pieces of cells, lanes that break between them, ways between cards."""
