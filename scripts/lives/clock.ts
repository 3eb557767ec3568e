import { zoneOf } from "../../app/loyalty/time/zone.ts";

const MINUTE_LENGTH = "2026-03-01T10:00".length;
const NIGHT_HOUR = 3;

/** The program's clock on the wall. */
export class WallClock {
  private readonly zone;

  constructor(timeZone: string) {
    this.zone = zoneOf(timeZone);
  }

  /** The moment of "2026-03-01", "2026-03-01T10:00" or "2026-03-01T10:00:30", whole seconds since 1970. */
  moment(local: string): number {
    return this.zone.parse(local.slice(0, MINUTE_LENGTH)) + Number(local.slice(MINUTE_LENGTH + 1));
  }

  /** The moment as a life writes it: a date, with the time where it is not the day's beginning. */
  text(at: number): string {
    const date = this.zone.dateText(at);
    if (this.zone.startOfDay(at) === at) return date;
    const { secondOfDay } = this.zone.local(at);
    const [hour, minute, second] = [
      Math.floor(secondOfDay / 3600),
      Math.floor(secondOfDay / 60) % 60,
      secondOfDay % 60,
    ];
    const parts = second === 0 ? [hour, minute] : [hour, minute, second];
    return `${date}T${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
  }

  /** The date at a moment. */
  date(at: number): string {
    return this.zone.dateText(at);
  }

  startOfDay(at: number): number {
    return this.zone.startOfDay(at);
  }

  /** The first night run (03:00) at or after a moment. */
  nightFrom(at: number): number {
    const tonight = this.zone.moment(this.zone.dayNumber(at), NIGHT_HOUR * 3600);
    return tonight >= at ? tonight : this.zone.moment(this.zone.dayNumber(at) + 1, NIGHT_HOUR * 3600);
  }
}
