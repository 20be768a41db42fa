import type { TextKey, TextValues } from "../base/languages/text";

/** What an act came to: what to say of it, or what is wrong in which field; without one it is about the whole act. */
export type ActAnswer =
  { ok: true; done?: TextKey; values?: TextValues } | { ok: false; field?: string; error: TextKey; values?: TextValues };
