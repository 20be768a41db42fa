import type { BulkPreview } from "../../members/bulk/preview.server";

/** What the list's action answers. `fields`: those of the form that cannot be used. */
export type MembersAnswer =
  { ok: true; view?: string; run?: string; preview?: BulkPreview } | { ok: false; error: string; fields: string[]; most?: number };
