import { assertNever } from "../assert.ts";
import type { Trigger } from "../program.ts";
import { anyOf, monthDayText, quoted, type Telling, tierName, weekdayText } from "./telling.ts";

/** What sets a rule off, as the end of a sentence: "with an order, as it ships", "for a review". */
export function triggerText(trigger: Trigger, telling: Telling): string {
  const words = WORDS[telling.language];
  switch (trigger.kind) {
    case "order":
      return trigger.delayDays === 0 ? words.order[trigger.when] : words.orderLater[trigger.when](trigger.delayDays);
    case "joined":
    case "birthday":
    case "anniversary":
      return words[trigger.kind];
    case "event":
      return eventText(trigger.name, telling);
    case "tier-reached":
      return trigger.tiers.length === 0
        ? words.anyTier
        : words.tierReached(
            anyOf(
              trigger.tiers.map((id) => tierName(id, telling)),
              telling,
            ),
          );
    case "schedule":
      return scheduleText(trigger.on, telling);
    case "referral":
      return words.referral[trigger.side](words.after[trigger.after]);
    default:
      return assertNever(trigger);
  }
}

function eventText(name: string, telling: Telling): string {
  const words = WORDS[telling.language];
  return isKnownEvent(name) ? words.events[name] : words.event(quoted(name, telling));
}

/** Whether an event has words of its own; of any other only its name is known. */
export function isKnownEvent(name: string): name is keyof typeof WORDS.en.events {
  return Object.hasOwn(WORDS.en.events, name);
}

function scheduleText(on: Extract<Trigger, { kind: "schedule" }>["on"], telling: Telling): string {
  const words = WORDS[telling.language];
  switch (on.every) {
    case "week":
      return words.everyWeek(weekdayText(on.weekday, telling));
    case "month":
      return words.everyMonth(on.day);
    case "quarter":
      return words.everyQuarter(on.day);
    case "year":
      return words.everyYear(monthDayText(on.on, telling));
    default:
      return assertNever(on);
  }
}

const WORDS = {
  en: {
    order: { paid: "with an order, once it is paid", fulfilled: "with an order, as it ships" },
    orderLater: {
      paid: (days: number) => `with an order, ${days} days after it is paid`,
      fulfilled: (days: number) => `with an order, ${days} days after it ships`,
    },
    joined: "for joining",
    birthday: "on the birthday",
    anniversary: "on each anniversary of joining",
    event: (name: string) => `for the event ${name}`,
    events: {
      "app-sign-in": "for signing in to the app",
      "profile-completed": "for a complete profile",
      "newsletter-consent": "for subscribing to the newsletter",
      "sms-consent": "for subscribing to text messages",
      review: "for a review",
      "photo-accepted": "for a photo that was accepted",
      "photo-featured": "for a photo that was featured",
      comment: "for a comment",
      survey: "for a survey",
      visit: "for a visit",
      "code-entry": "for entering a code",
      goodwill: "as goodwill",
    },
    anyTier: "on reaching a tier",
    tierReached: (tiers: string) => `on reaching ${tiers}`,
    everyWeek: (day: string) => `every week on ${day}`,
    everyMonth: (day: number) => `every month on day ${day}`,
    everyQuarter: (day: number) => `every quarter on day ${day} of its first month`,
    everyYear: (day: string) => `every year on ${day}`,
    after: { joined: "has joined", "first-order": "has a first order that earned" },
    referral: {
      referrer: (done: string) => `for bringing a friend, once the friend ${done}`,
      friend: (done: string) => `for coming through a friend, once the newcomer ${done}`,
    },
  },
  de: {
    order: {
      paid: "mit einer Bestellung, sobald sie bezahlt ist",
      fulfilled: "mit einer Bestellung, wenn sie versandt wird",
    },
    orderLater: {
      paid: (days: number) => `mit einer Bestellung, ${days} Tage nachdem sie bezahlt ist`,
      fulfilled: (days: number) => `mit einer Bestellung, ${days} Tage nach dem Versand`,
    },
    joined: "für den Beitritt",
    birthday: "zum Geburtstag",
    anniversary: "zu jedem Jahrestag des Beitritts",
    event: (name: string) => `für das Ereignis ${name}`,
    events: {
      "app-sign-in": "für die Anmeldung in der App",
      "profile-completed": "für ein vollständiges Profil",
      "newsletter-consent": "für das Abonnieren des Newsletters",
      "sms-consent": "für das Abonnieren von Kurznachrichten",
      review: "für eine Bewertung",
      "photo-accepted": "für ein angenommenes Foto",
      "photo-featured": "für ein vorgestelltes Foto",
      comment: "für einen Kommentar",
      survey: "für eine Umfrage",
      visit: "für einen Besuch",
      "code-entry": "für einen eingegebenen Code",
      goodwill: "aus Kulanz",
    },
    anyTier: "beim Erreichen einer Stufe",
    tierReached: (tiers: string) => `beim Erreichen von ${tiers}`,
    everyWeek: (day: string) => `jede Woche am ${day}`,
    everyMonth: (day: number) => `jeden Monat am Tag ${day}`,
    everyQuarter: (day: number) => `jedes Quartal am Tag ${day} seines ersten Monats`,
    everyYear: (day: string) => `jedes Jahr am ${day}`,
    after: { joined: "dabei ist", "first-order": "eine erste Bestellung hat, die gesammelt hat" },
    referral: {
      referrer: (done: string) => `für das Werben eines Freundes, sobald er ${done}`,
      friend: (done: string) => `für den Beitritt durch einen Freund, sobald das neue Mitglied ${done}`,
    },
  },
};
