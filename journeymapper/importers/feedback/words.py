"""What columns of feedback are called, in English, German, French, Spanish, Italian, Portuguese
and Dutch. Whole names first, the likeliest first; then words that a name may hold."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "text": (
        "text|feedback|comment|comments|verbatim|verbatims|review|review text|feedback text|"
        "comment text|message|body|content|description|what they said|what the customer said|"
        "open answer|answer|response|remark|remarks|note|notes|quote|opinion|tweet|details|"
        "review body|"
        "kommentar|kommentare|bewertungstext|rückmeldung|rückmeldungen|nachricht|bemerkung|"
        "anmerkung|freitext|antwort|meinung|beschreibung|zitat|"
        "commentaire|commentaires|explication|avis|remarque|remarques|texte|retour|retour client|"
        "réponse|témoignage|"
        "comentario|comentarios|opinión|reseña|texto|mensaje|observaciones|respuesta|"
        "commento|commenti|recensione|testo|messaggio|osservazioni|risposta|"
        "comentário|comentários|avaliação escrita|opinião|mensagem|resposta|observações|"
        "opmerking|opmerkingen|reactie|reacties|tekst|bericht|toelichting|beoordelingstekst"
    ),
    "external_id": (
        "id|external id|review id|ticket id|response id|respondent id|feedback id|comment id|"
        "ticket|ticket number|case|case id|case number|reference|ref|message id|record id|"
        "survey response id|submission id|answer id|uuid|nr|nummer|ticketnummer|vorgangsnummer|"
        "kennung|identifiant|numéro|num|référence|identificador|número|codice|identificativo|"
        "identificatie|interview id|tweet id|key|reviewid|ticketid|responseid|feedbackid"
    ),
    "customer": (
        "customer|customer name|customer id|client|client id|user|user name|username|user id|name|"
        "full name|author|reviewer|reviewer name|respondent|email|e mail|email address|account|"
        "company|contact|submitted by|requester|member id|userid|customerid|profile name|"
        "kunde|kundenname|kundennummer|kunden id|nutzer|benutzer|benutzername|absender|firma|"
        "utilisateur|nom|nom du client|auteur|courriel|société|"
        "cliente|usuario|nombre|autor|correo|empresa|"
        "utente|nome|autore|azienda|cliente nome|usuário|"
        "klant|klantnaam|gebruiker|naam|auteur naam|bedrijf"
    ),
    "received_on": (
        "date|received on|received|received at|created|created at|created on|creation date|day|"
        "timestamp|time|datetime|date time|submitted|submitted at|submitted on|submission date|"
        "review date|response date|posted|posted at|posted on|completed at|start date|end date|"
        "reviewdate|createdat|at|"
        "datum|eingegangen|eingang|erstellt|erstellt am|zeitstempel|zeitpunkt|tag|"
        "reçu le|créé le|horodateur|horodatage|jour|date de création|date de réponse|"
        "fecha|recibido|creado|fecha de creación|marca temporal|"
        "data|ricevuto|creato|data di creazione|informazioni cronologiche|"
        "recebido|criado|data de criação|carimbo de data hora|"
        "ontvangen|gemaakt|tijdstempel|datum tijd"
    ),
    "rating": (
        "rating|score|nps|nps score|nps rating|stars|star rating|csat|csat score|ces|satisfaction|"
        "satisfaction score|overall rating|overall|overall score|points|grade|"
        "likelihood to recommend|recommend|review rating|overall satisfaction|recommendation|"
        "bewertung|sterne|punkte|zufriedenheit|note gesamt|schulnote|weiterempfehlung|"
        "étoiles|évaluation|notation|recommandation|satisfaction globale|"
        "puntuación|calificación|valoración|estrellas|satisfacción|"
        "punteggio|valutazione|voto|stelle|soddisfazione|"
        "avaliação|nota|pontuação|classificação|estrelas|satisfação|"
        "beoordeling|cijfer|sterren|tevredenheid|waardering"
    ),
    "sentiment": (
        "sentiment|polarity|mood|tone|label|feeling|emotion|sentiment label|airline sentiment|"
        "stimmung|tonalität|tonalité|humeur|sentimiento|polaridad|sentimento|umore|polarità|"
        "polaridade|sentiment score|nps category|nps group|nps type"
    ),
    "source": (
        "source|channel|origin|survey|platform|via|medium|store|app|site|survey name|"
        "quelle|kanal|herkunft|umfrage|plattform|canal|origine|enquête|plateforme|"
        "fuente|origen|encuesta|plataforma|fonte|canale|sondaggio|piattaforma|origem|pesquisa|"
        "bron|kanaal|herkomst|enquete"
    ),
    "tags": (
        "tags|tag|topic|topics|category|categories|theme|themes|labels|keywords|subject area|"
        "schlagworte|schlagwort|thema|themen|kategorie|kategorien|stichworte|"
        "étiquettes|sujet|sujets|catégorie|catégories|thème|thèmes|mots clés|"
        "etiquetas|etiqueta|tema|temas|categoría|categorías|"
        "etichette|argomento|categoria|categorie|temi|categorias|tópicos|"
        "labels en tags|onderwerp|onderwerpen|thema s"
    ),
    "touchpoint": (
        "touchpoint|touch point|journey step|step|stage|page|screen|location|"
        "kontaktpunkt|berührungspunkt|schritt|point de contact|étape|punto de contacto|paso|"
        "punto di contatto|fase|ponto de contato|ponto de contacto|etapa|contactpunt|stap"
    ),
    "persona": "persona|customer type|user type|zielgruppe|kundentyp|profil|klanttype",
    "internal": "internal|is internal|intern|interne|interno|private",
    "status": "status|state|ticket status|zustand|statut|estado|stato|situação",
    "reply": (
        "reply|our reply|our answer|developer response|owner response|company response|reply text|"
        "business response|unsere antwort|réponse apportée|notre réponse|nuestra respuesta|"
        "nostra risposta|nossa resposta|ons antwoord|reply content|replycontent"
    ),
    "answered_on": (
        "answered on|answered at|answered|replied on|replied at|reply date|closed at|closed on|"
        "resolved at|beantwortet am|répondu le|respondido el|risposto il|respondido em|"
        "beantwoord op|repliedat"
    ),
}
"""For each field of a note what its column may be called, the likeliest first."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "comment", "feedback", "verbatim", "review", "kommentar", "rückmeldung", "begründung",
        "explication", "commentaire", "comentario", "comentário", "commento", "opmerking",
        "toelichting", "text", "why", "warum", "pourquoi", "message", "remark", "answer", "suggest",
        "what", "how can", "improve",
    ),
    "received_on": ("date", "datum", "timestamp", "created", "fecha", "received", "data ", "time"),
    "rating": (
        "nps", "rating", "score", "csat", "recommend", "star", "satisf", "zufrieden", "bewertung",
        "puntua", "punteggio", "nota", "cijfer", "empfehl", "recommand", "note",
    ),
    "sentiment": ("sentiment", "polarity", "stimmung"),
    "customer": ("customer", "client", "user", "kunde", "klant", "email", "respondent", "author"),
    "external_id": ("review id", "ticket", "response id", "uuid"),
    "source": ("source", "channel", "quelle", "kanal", "canal", "platform"),
    "tags": ("tag", "topic", "categor", "kategorie", "thema"),
}  # fmt: skip

NOT_TEXT = frozenset({"line", "reason", "why refused"})
"""What our own list of refused rows adds."""
