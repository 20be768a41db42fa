import type { TextKey } from "../../base/languages/text";
import type { ApiScope } from "../../db/api-scopes";

/** What a REST scope lets a key do, in words. */
export function scopeWords(say: (key: TextKey) => string, scope: ApiScope): string {
  const [what, how] = scope.split(":");
  // the scopes are a closed list, and a test holds the catalogue to it
  return say(`api-scope.${what}-${how}` as TextKey);
}
