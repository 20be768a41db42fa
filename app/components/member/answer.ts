import type { TextKey, TextValues } from "../../base/languages/text";

/** What an act on a member came to: what to say of it, or what is wrong in which field. */
export type ActAnswer =
  | { ok: true; intent: string; done: TextKey; values?: TextValues }
  | { ok: false; intent: string; field: string; error: TextKey; values?: TextValues };
