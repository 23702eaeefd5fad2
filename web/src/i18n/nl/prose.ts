/** Dutch: the pages that are read: rules, and for developers. */

import type { Messages } from "../en";
import { strong, word } from "../parts";

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
      "Een woord moet in de lijst van de taal van het spel staan. Accenten mogen weg: typ reunie, en het spel antwoordt reünie.",
      "De langste overlap die kan, telt. Het nieuwe woord voegt minstens één letter toe, en slokt het vorige nooit heel op.",
      "Geen woord twee keer in één spel.",
    ],
  },
  {
    title: "Een beurt",
    text: [
      "De volgorde wordt aan het begin geloot. Wie begint legt een willekeurig woord, voor 0 punten.",
      "Is je tijd om, of pas je, dan heb je gemist: de volgende gaat verder op hetzelfde woord. Drie keer achter elkaar gemist en je ligt eruit.",
      "Is je verbinding weg als je beurt begint, dan duurt die hoogstens 15 seconden.",
    ],
  },
  {
    title: "Het einde",
    text: [
      "Klassiek gaat tot 100 punten met 60 seconden per beurt, sprint tot 25 met 30. De ronde wordt altijd afgemaakt, zodat ieder evenveel beurten had; de hoogste score wint, en gelijke scores delen.",
      "Een spel is ook uit als er nog maar één speler over is, of als iedereen achter elkaar heeft gemist.",
    ],
  },
  {
    title: "Kijken",
    text: ["Iedereen mag naar een openbaar spel kijken. Een privéspel kent alleen wie de link heeft."],
  },
];

export const developers: Messages["developers"] = [
  {
    title: "Alles is open",
    text: [
      "Deze pagina gebruikt een openbare WAMP-interface, en bots en scoreborden doen dat ook. Wat zij kan, kan jouw programma.",
    ],
  },
  {
    title: "Verbinden",
    text: [
      [
        "Open een WebSocket naar ",
        strong("/ws"),
        " op deze server (subprotocol wamp.2.json, wamp.2.msgpack of wamp.2.cbor) en ga naar de realm ",
        strong("wordsnake"),
        ".",
      ],
      [
        "Meld je aan met WAMP-cryptosign en een Ed25519-sleutel naar keuze: de sleutel is wie je bent. ",
        strong("wordsnake.set_name"),
        " geeft hem een naam.",
      ],
    ],
  },
  {
    title: "Spelen",
    text: [
      [
        strong("wordsnake.create_game"),
        ", ",
        strong("join_game"),
        ", ",
        strong("start_game"),
        " en ",
        strong("play_word"),
        " doen wat ze zeggen. Een weigering is een fout ",
        strong("wordsnake.error.<reden>"),
        " met uitleg erbij.",
      ],
      [
        "Abonneer je op ",
        strong("wordsnake.game.<id>"),
        " voor elke gebeurtenis van een spel. Elk heeft een nummer, ",
        strong("seq"),
        ": sla over wat je al zag, en haal een gat op met ",
        strong("wordsnake.get_events"),
        ".",
      ],
      [
        "Stuur bij elk woord een eigen ",
        strong("move_id"),
        ": hetzelfde woord met hetzelfde id telt één keer, dus herhalen na een verbroken verbinding is veilig.",
      ],
    ],
  },
];
