// The map of each journey can be moved, its cards open beside it. Nothing here is needed to read the
// document: without a script every card is a link to what is told of it further down.
"use strict";
(() => {
  const SMALLEST = 0.05, LARGEST = 4, STEP = 1.25, SETTLED = 250;
  const panel = document.getElementById("panel");
  const told = document.getElementById("told");
  let opened = null;
  document.documentElement.classList.add("live");

  class Stage {
    constructor(figure) {
      this.figure = figure;
      this.box = figure.querySelector(".stage");
      this.svg = this.box.querySelector("svg");
      this.width = this.svg.width.baseVal.value;
      this.height = this.svg.height.baseVal.value;
      this.cards = [...this.svg.querySelectorAll("a.card:not([aria-hidden])")];
      this.pressed = new Set();
      this.pointers = new Map();
      this.timer = 0;
      this.asked = 0;
      figure.querySelector(".tools").hidden = false;
      figure.querySelector(".keys").hidden = false;
      this.listen();
      this.showAll();
    }

    listen() {
      const box = this.box;
      this.figure.addEventListener("click", (event) => this.clicked(event));
      box.addEventListener("keydown", (event) => this.typed(event));
      box.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
      box.addEventListener("pointerdown", (event) => this.pressedDown(event));
      box.addEventListener("pointermove", (event) => this.dragged(event));
      for (const name of ["pointerup", "pointercancel"]) {
        box.addEventListener(name, (event) => this.released(event));
      }
      box.addEventListener("dragstart", (event) => event.preventDefault());
      box.addEventListener("focusin", (event) => this.reveal(event.target.closest("a")));
      box.addEventListener("scroll", () => box.scrollTo(0, 0));
      new ResizeObserver(() => this.moveTo(this.x, this.y)).observe(box);
    }

    showAll() {
      const scale = Math.min(this.box.clientWidth / this.width, this.box.clientHeight / this.height, 1);
      this.scale = Math.max(scale, SMALLEST);
      this.moveTo((this.box.clientWidth - this.width * this.scale) / 2, 0);
    }

    // Moves the drawing so that something of it is always seen; tells whether it moved.
    moveTo(x, y) {
      const within = (at, size, room) => {
        const drawn = size * this.scale;
        return drawn <= room ? Math.min(Math.max(at, 0), room - drawn) : Math.min(Math.max(at, room - drawn), 0);
      };
      const left = within(x, this.width, this.box.clientWidth);
      const top = within(y, this.height, this.box.clientHeight);
      const moved = left !== this.x || top !== this.y || this.scale !== this.drawn;
      this.x = left;
      this.y = top;
      if (moved && !this.asked) this.asked = requestAnimationFrame(() => this.paint());
      return moved;
    }

    paint() {
      this.asked = 0;
      this.drawn = this.scale;
      this.box.classList.add("moving");
      this.svg.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.settle(), SETTLED);
    }

    // Sharp again once it rests; while it moves, one layer is moved as it is.
    settle() {
      if (!this.pointers.size) this.box.classList.remove("moving");
    }

    zoom(factor, x = this.box.clientWidth / 2, y = this.box.clientHeight / 2) {
      const scale = Math.min(Math.max(this.scale * factor, SMALLEST), LARGEST);
      const ratio = scale / this.scale;
      this.scale = scale;
      this.moveTo(x - (x - this.x) * ratio, y - (y - this.y) * ratio);
    }

    reveal(link) {
      if (!link || this.pointers.size) return;
      const seen = this.box.getBoundingClientRect(), at = link.getBoundingClientRect(), edge = 24;
      let dx = 0, dy = 0;
      if (at.left < seen.left + edge) dx = seen.left + edge - at.left;
      else if (at.right > seen.right - edge) dx = seen.right - edge - at.right;
      if (at.top < seen.top + edge) dy = seen.top + edge - at.top;
      else if (at.bottom > seen.bottom - edge) dy = seen.bottom - edge - at.bottom;
      if (dx || dy) this.moveTo(this.x + dx, this.y + dy);
    }

    wheeled(event) {
      const unit = event.deltaMode ? 16 : 1;
      if (event.ctrlKey || event.metaKey) {
        const seen = this.box.getBoundingClientRect();
        this.zoom(Math.exp(-event.deltaY * unit / 300), event.clientX - seen.left, event.clientY - seen.top);
        event.preventDefault();
      } else if (this.moveTo(this.x - event.deltaX * unit, this.y - event.deltaY * unit)) {
        event.preventDefault();
      }
    }

    pressedDown(event) {
      if (event.button) return;
      this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
      this.way = 0;
    }

    dragged(event) {
      const before = this.pointers.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY];
      const other = [...this.pointers].find(([id]) => id !== event.pointerId);
      this.pointers.set(event.pointerId, now);
      this.way += Math.hypot(now[0] - before[0], now[1] - before[1]);
      if (this.way < 4) return;
      if (!this.box.hasPointerCapture(event.pointerId)) this.box.setPointerCapture(event.pointerId);
      if (other) {
        const far = (one) => Math.hypot(one[0] - other[1][0], one[1] - other[1][1]) || 1;
        const seen = this.box.getBoundingClientRect();
        this.zoom(far(now) / far(before), (now[0] + other[1][0]) / 2 - seen.left, (now[1] + other[1][1]) / 2 - seen.top);
      } else {
        this.moveTo(this.x + now[0] - before[0], this.y + now[1] - before[1]);
      }
    }

    released(event) {
      this.pointers.delete(event.pointerId);
      this.timer = setTimeout(() => this.settle(), SETTLED);
    }

    clicked(event) {
      const button = event.target.closest("button");
      if (button && button.dataset.persona) this.press(button);
      else if (button && button.dataset.zoom === "all") this.showAll();
      else if (button) this.zoom(button.dataset.zoom === "in" ? STEP : 1 / STEP);
      const link = event.target.closest("a");
      if (!link || !this.box.contains(link)) return;
      if (this.way >= 4 && event.detail) event.preventDefault();
      else if (link.classList.contains("card")) {
        event.preventDefault();
        open(link);
      }
    }

    press(button) {
      const isPressed = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isPressed));
      this.pressed[isPressed ? "add" : "delete"](button.dataset.persona);
      for (const one of this.svg.querySelectorAll("[data-path]")) {
        const path = one.dataset.path.split(" ");
        const isBright = !this.pressed.size || path.includes("all") || path.some((each) => this.pressed.has(each));
        one.classList.toggle("faint", !isBright);
      }
    }

    typed(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") this.zoom(STEP);
      else if (event.key === "-" || event.key === "−") this.zoom(1 / STEP);
      else if (event.key === "0") this.showAll();
      else if (!event.key.startsWith("Arrow") || !this.go(event.key.slice(5))) return;
      event.preventDefault();
    }

    // To another card, or the drawing itself while no card has the focus.
    go(way) {
      const here = document.activeElement.closest("a.card");
      if (!here) {
        const step = 60, across = { Left: step, Right: -step }[way] || 0, down = { Up: step, Down: -step }[way] || 0;
        return this.moveTo(this.x + across, this.y + down);
      }
      const place = this.cards.indexOf(here);
      const named = { Right: here.dataset.next, Left: here.dataset.back }[way];
      const ids = named ? named.split(" ") : [];
      const found = ids.map((id) => document.getElementById(id)).find((one) => one && one.classList.contains("card"));
      const next = { Down: this.cards[place + 1], Up: this.cards[place - 1] }[way] || found;
      if (next) next.focus({ preventScroll: true });
      return true;
    }
  }

  function open(link) {
    const article = document.getElementById(link.getAttribute("href").slice(1));
    if (!article) return;
    close(false);
    const copy = article.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    told.replaceChildren(...copy.childNodes);
    opened = link;
    link.classList.add("chosen");
    panel.hidden = false;
    panel.focus({ preventScroll: true });
  }

  function close(goesBack) {
    if (!opened) return;
    opened.classList.remove("chosen");
    panel.hidden = true;
    if (goesBack) opened.focus({ preventScroll: true });
    opened = null;
  }

  for (const figure of document.querySelectorAll("figure.map")) new Stage(figure);
  document.getElementById("close").addEventListener("click", () => close(true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });
  // A link to a card of a map takes the keys there; what it leads to elsewhere is shown by the browser.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#map-r-']");
    const card = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!card) return;
    event.preventDefault();
    close(false);
    card.closest("figure").scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  });
  // The list of chapters wraps: what a link leads to comes to lie below it, however high it is.
  const chapters = document.querySelector("nav");
  const clear = () => {
    const isPinned = getComputedStyle(chapters).position === "sticky";
    document.documentElement.style.scrollPaddingTop = isPinned ? `${chapters.offsetHeight + 8}px` : "";
  };
  if (chapters) new ResizeObserver(clear).observe(chapters);
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
})();
