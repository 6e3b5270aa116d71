// What the demonstration says at each step: a title, and two sentences.

export const STEPS = {
  da: {
    request: ["En henvendelse på et minut", "Ayşe er lærer og har fem minutter. Hun skriver, hvad der er galt, trykker sig igennem resten og får at vide, hvornår der kommer svar, og hvorfor netop da."],
    offer: ["Den rette rådgiver bliver spurgt", "Leyla ser, hvorfor netop hun bliver spurgt, og siger ja med ét tryk. Svarer hun ikke i tide, bliver den næste spurgt, og Ayşe får at vide, hvem der hjælper hende."],
    visit: ["Arabisk ind, et besøg ud", "Samira skriver på arabisk, og Hodan, som taler arabisk, bliver spurgt. De finder en tid med få tryk, og den kan lægges i begges kalender med det samme."],
    worklist: ["Mandagens liste", "Karin koordinerer og får hver morgen en liste over det, der kræver en beslutning, og om mandagen ugens tal. Hun tager linjerne én for én, til der ikke er mere nyt."],
    cpr: ["Et CPR-nummer bliver afvist", "Ayşe kommer til at skrive et CPR-nummer til sin rådgiver. Botten gemmer ikke beskeden, fjerner den fra samtalen og beder om den igen uden nummeret."],
    figures: ["Fire uger senere", "Leyla afslutter sagen, og fire uger senere bliver Ayşe spurgt, om det hjalp. Karin får svaret med det samme, og mandagen efter står det i ugens tal."],
  },
  en: {
    request: ["A request in one minute", "Ayşe is a teacher and has five minutes. She writes what is wrong, taps her way through the rest, and is told when the answer comes, and why just then."],
    offer: ["The right advisor is asked", "Leyla sees why it is she who is asked, and says yes with one tap. If she doesn't answer in time, the next one is asked, and Ayşe is told who helps her."],
    visit: ["Arabic in, a visit out", "Samira writes in Arabic, and Hodan, who speaks it, is asked. They find a time with a few taps, and it is ready for both calendars at once."],
    worklist: ["Monday's worklist", "Karin coordinates, and each morning gets a list of what needs a decision, on Mondays with the week's figures. She takes the lines one by one, until nothing new is left."],
    cpr: ["A CPR number is refused", "Ayşe slips and writes a CPR number, Denmark's personal id, to her advisor. The bot doesn't keep the message, takes it out of the chat, and asks for it again without the number."],
    figures: ["Four weeks later", "Leyla closes the case, and four weeks later Ayşe is asked whether it helped. Karin gets the answer at once, and the Monday after it stands in the week's figures."],
  },
};
