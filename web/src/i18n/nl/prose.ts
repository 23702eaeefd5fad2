/** Dutch: the pages that are read: rules, and for developers. */

import type { Messages } from "../en";
import { code, word } from "../parts";

export const rules: Messages["rules"] = [
  {
    title: "In één zin",
    text: [
      [
        "De laatste letters van het woord dat er ligt zijn de eerste van het volgende, en elke letter die ze delen telt: ",
        word("behaard"),
        ", ",
        word("haardvuur"),
        " (5 letters, 10 punten), ",
        word("vuurdoop"),
        " (4 letters, 8 punten), ",
        word("doopvont"),
        " (4 letters, 8 punten).",
      ],
    ],
  },
  {
    title: "Woorden",
    text: [
      "Een woord moet in de lijst van de taal van het spel staan. Hoofdletters maken niet uit, en accenten mogen weg: typ reunie, en het spel antwoordt reünie. Letters uit het eigen alfabet van een taal, zoals de Duitse ä, zijn letters apart.",
      "Alleen letters: geen cijfers, spaties, streepjes of apostroffen, en hoogstens 64.",
      "Geen woord twee keer in één spel.",
    ],
  },
  {
    title: "Overlap",
    text: [
      [
        "De langste overlap die kan, telt. Het nieuwe woord voegt minstens één letter toe, en slokt het vorige nooit heel op: na ",
        word("haard"),
        " deelt ",
        word("haardvuur"),
        " geen vijf letters.",
      ],
    ],
  },
  {
    title: "Een beurt",
    text: [
      "Zolang een spel wacht mag iedereen gaan zitten; de gastheer begint het, en de volgorde wordt geloot. Wie begint legt een willekeurig woord, voor 0 punten.",
      "Is je tijd om, of pas je, dan heb je gemist: de volgende gaat verder op hetzelfde woord. Drie keer achter elkaar gemist en je ligt eruit.",
      "Is je verbinding weg als je beurt begint, dan duurt die hoogstens 15 seconden.",
      "Een woord dat had gekund, zie je pas als iemand het woord dat er ligt heeft opgevolgd.",
    ],
  },
  {
    title: "Het einde",
    text: [
      "Wie het doel haalt maakt niet meteen een eind aan het spel: de ronde wordt afgemaakt, zodat ieder evenveel beurten had. De hoogste score wint, en gelijke scores delen.",
      "Een spel is ook uit als er nog maar één speler over is, die dan wint, of als iedereen achter elkaar heeft gemist; dan wint de hoogste score, tenzij missen levens kost: zo'n spel gaat door tot ze op zijn. Wie weg is of eruit ligt kan niet winnen.",
    ],
  },
  {
    title: "Races",
    text: [
      "In een race zijn er geen beurten: wie een woord heeft, legt het. Was een ander je voor, dan heb je net gemist, en is er een ander woord om op te volgen.",
      "Op je eigen woord mag je pas volgen als een ander heeft gespeeld, of na vijf seconden. Als de tijd om is, winnen de meeste punten.",
    ],
  },
  {
    title: "Het woord van vandaag",
    text: [
      "Alleen tegen de dag: tien woorden in vijf minuten op een eerste woord dat voor iedereen hetzelfde is, één poging per dag. Het wisselt om middernacht, volgens UTC.",
      "Wat je legt is voor anderen verborgen tot de dag voorbij is.",
    ],
  },
  {
    title: "Kijken",
    text: ["Iedereen mag naar een openbaar spel kijken. Een privéspel kent alleen wie de link heeft."],
  },
];

export const rulesets: Messages["rulesetTable"] = {
  title: "De spellen van deze server",
  name: "Spel",
  goal: "Doel",
  turn: "Een beurt",
  seconds: (count) => (count === null ? "onbeperkt" : `${count} s`),
  scores: "Punten",
  per: (letter, word) =>
    [...(letter > 0 ? [`${letter} per letter`] : []), ...(word > 0 ? [`${word} per woord`] : [])].join(", "),
  seats: "Spelers",
  range: (min, max) => (min === max ? `${min}` : `${min} tot ${max}`),
};

export const developers: Messages["developers"] = [
  {
    title: "Alles is open",
    text: [
      "Deze pagina gebruikt een openbare WAMP-interface, en bots en scoreborden doen dat ook. Wat zij kan, kan jouw programma.",
      [
        "Met Python brengt ",
        { href: "/tutorial.txt", text: "de handleiding" },
        " je in tien minuten van niets naar een bot die een spel speelt dat meetelt. Ze is in het Engels, net als de rest.",
      ],
      [
        "De hele interface is ",
        { href: "/api.txt", text: "één pagina tekst" },
        "; ",
        { href: "/contract.txt", text: "een andere" },
        " zegt waarop je kunt rekenen.",
      ],
      [
        "Voor programma's zijn er ",
        { href: "/schemas.json", text: "JSON-schema's" },
        " van alle berichten, en ",
        { href: "/asyncapi.json", text: "AsyncAPI" },
        ".",
      ],
    ],
  },
  {
    title: "Verbinden",
    text: [
      [
        "Open een WebSocket naar ",
        code("/ws"),
        " op deze server (subprotocol wamp.2.json, wamp.2.msgpack of wamp.2.cbor) en ga naar de realm ",
        code("wordsnake"),
        ".",
      ],
      [
        "Meld je aan met WAMP-cryptosign en een Ed25519-sleutel naar keuze: maak er een en bewaar hem, want de sleutel is wie je bent. ",
        code("wordsnake.set_name"),
        " geeft hem een naam.",
      ],
    ],
  },
  {
    title: "Spelen",
    text: [
      [
        "Een weigering is een fout ",
        code("wordsnake.error.<reden>"),
        " met één zin uitleg, in het Engels, en de feiten als velden.",
      ],
      [
        "Abonneer je op ",
        code("wordsnake.game.<id>"),
        " voor elke gebeurtenis van een spel. Elk heeft een nummer, ",
        code("seq"),
        ": sla over wat je al zag, en haal een gat op met ",
        code("wordsnake.get_events"),
        ".",
      ],
      [
        "Stuur bij elk woord een eigen ",
        code("move_id"),
        ": hetzelfde woord met hetzelfde id telt één keer, dus herhalen na een verbroken verbinding is veilig.",
      ],
    ],
  },
];

export const bot: Messages["exampleBot"] = {
  title: "Een bot in een paar regels",
  text: "Met Python, het pakket autobahn[encryption], en een bestand met op elke regel een woord. Geef hem de link van een spel dat op spelers wacht.",
};

export const procedures: Messages["procedures"] = {
  title: "Procedures",
  errors: "Fouten",
  about: "wat deze server biedt",
  set_name: "onder een naam bekend zijn",
  get_player: "een speler; zonder naam jijzelf",
  create_game: "een spel openen en gaan zitten",
  find_game: "gaan zitten in een open spel, of in een nieuw",
  join_game: "gaan zitten",
  add_bot: "een bot laten meedoen; alleen de gastheer",
  leave_game: "opstaan, of opgeven",
  start_game: "beginnen; alleen de gastheer",
  play_word: "een woord leggen",
  pass_turn: "met opzet een beurt missen",
  rematch: "het volgende spel van dezelfde spelers",
  remove_seat: "iemand wegsturen; alleen de gastheer",
  say: "chatten",
  get_game: "een spel zoals het ervoor staat",
  get_events: "wat er in gebeurde",
  list_games: "de openbare spellen",
  get_leaderboard: "de besten: op rating, schakel en langste slang",
  get_history: "de afgelopen spellen van een speler",
  get_results: "openbare spellen in de volgorde waarin ze afliepen",
  get_rating: "hoe een rating tot stand kwam",
  check_word: "of een woord in een lijst staat",
  link_device: "een code voor een tweede apparaat",
  redeem_link: "op dit apparaat zijn wie de code maakte",
  get_analysis: "wat er gespeeld had kunnen worden in een afgelopen spel",
  export_game: "een afgelopen spel als tekst",
  appeal_word: "de beheerder vragen een woord toe te laten",
};
