import { useEffect, useState } from "react";
import type { Program } from "../../../loyalty/program";

/** Milliseconds without a change after which an address counts as typed to its end. */
const pause = 900;

/** Addresses of the pictures that nobody is typing at the moment. */
export function useFinishedPictures(program: Program): ReadonlySet<string> {
  const addresses = JSON.stringify(picturesOf(program));
  const [finished, setFinished] = useState(addresses);
  useEffect(() => {
    const timer = setTimeout(() => setFinished(addresses), pause);
    return () => clearTimeout(timer);
  }, [addresses]);
  return new Set(JSON.parse(finished) as string[]);
}

function picturesOf({ image, earning, rewards, tiers, referral }: Program): string[] {
  const parts = [{ image }, { image: referral?.image }, ...earning, ...rewards, ...(tiers?.levels ?? [])];
  return [...new Set(parts.flatMap((part) => Object.values(part.image ?? {})))];
}
