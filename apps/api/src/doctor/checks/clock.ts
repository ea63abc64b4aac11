import type { Check } from "../check.ts";
import { bad, ok, warn } from "../result.ts";

const seconds = { warns: 30, refused: 900 };

/** How far this machine's clock is off S3's, by the `Date` of an answer. */
export const clock: Check = {
  name: "clock",
  needs: ["endpoint"],
  async run({ inside }) {
    const { reply, at } = await inside();
    const theirs = Date.parse(reply.headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return warn("not checked: S3 does not tell the time");
    // `Date` has whole seconds, cut: half a second is the middle of what it may mean.
    const ahead = Math.round((at.getTime() - theirs - 500) / 1000);
    const offset = Math.abs(ahead);
    const says = `the clock is ${inWords(offset)} ${ahead > 0 ? "ahead of" : "behind"} S3`;
    const cure = { cure: "set the clock by NTP (chrony or systemd-timesyncd); in a virtual machine, its host's too" };
    if (offset > seconds.refused) return bad(`${says}: from 15 minutes on S3 refuses what is signed by it`, cure);
    if (offset > seconds.warns) {
      return warn(`${says}: forms live ${inWords(offset)} ${ahead > 0 ? "longer" : "shorter"} than meant`, cure);
    }
    return ok(offset === 0 ? "the clock agrees with S3" : says);
  },
};

const inWords = (duration: number): string =>
  duration < 120
    ? `${duration} s`
    : duration < 7200
      ? `${Math.round(duration / 60)} min`
      : `${Math.round(duration / 3600)} h`;
