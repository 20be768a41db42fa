import type { ApiScope } from "../../db/api-scopes";

export interface KeyLine {
  id: string;
  label: string;
  scopes: ApiScope[];
  createdAt: string;
  lastUsedAt: string | null;
}

/** What the action of the keys says: a key that was made is told this once. */
export type KeyAnswer =
  { ok: true; made: { id: string; key: string; label: string } | null } | { ok: false; faults: Array<{ path: string; message: string }> };
