import { v7 } from "uuid";
import { z } from "zod";
import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { noteActs } from "../../programs/audit-entries.server";
import { memberQuery, type MemberQuery } from "./query";

export interface SavedView {
  id: string;
  title: string;
  query: MemberQuery;
}

export const viewTitle = z.string().trim().min(1).max(40);
const most = 30;

/** The shop's views, oldest first. One whose query no longer reads shows everybody. */
export async function listViews(tx: ShopTx): Promise<SavedView[]> {
  const rows = await tx.prisma.savedView.findMany({ where: { shopId: BigInt(tx.shopId) }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id, title, query }) => ({ id, title, query: memberQuery.safeParse(query).data ?? memberQuery.parse({}) }));
}

/** Throws `conflict`: the title is taken, or there are as many views as a shop may keep. */
export async function createView(tx: ShopTx, { title, query, by }: { title: string; query: MemberQuery; by: string }): Promise<string> {
  const views = await listViews(tx);
  if (views.length >= most) throw new FidelioError("conflict", { reason: "too-many", most });
  refuseTaken(views, title, null);
  const id = v7();
  await tx.prisma.savedView.create({
    data: { shopId: BigInt(tx.shopId), id, title, query, createdBy: by, createdAt: tx.now },
  });
  await noteActs(tx, [{ actor: by, action: "members.view.create", subject: id, detail: {} }]);
  return id;
}

/** Gives a view another title or another query. Throws `not_found`, `conflict`. */
export async function changeView(
  tx: ShopTx,
  id: string,
  { title, query, by }: { title?: string; query?: MemberQuery; by: string },
): Promise<void> {
  const views = await listViews(tx);
  if (!views.some((view) => view.id === id)) throw new FidelioError("not_found");
  if (title !== undefined) refuseTaken(views, title, id);
  const data = { ...(title === undefined ? {} : { title }), ...(query === undefined ? {} : { query }) };
  await tx.prisma.savedView.update({ where: { shopId_id: { shopId: BigInt(tx.shopId), id } }, data });
  await noteActs(tx, [{ actor: by, action: "members.view.change", subject: id, detail: { fields: Object.keys(data) } }]);
}

/** Throws `not_found`. */
export async function deleteView(tx: ShopTx, id: string, by: string): Promise<void> {
  const { count } = await tx.prisma.savedView.deleteMany({ where: { shopId: BigInt(tx.shopId), id } });
  if (count === 0) throw new FidelioError("not_found");
  await noteActs(tx, [{ actor: by, action: "members.view.delete", subject: id, detail: {} }]);
}

function refuseTaken(views: readonly SavedView[], title: string, but: string | null): void {
  const taken = views.some((view) => view.id !== but && view.title.toLowerCase() === title.toLowerCase());
  if (taken) throw new FidelioError("conflict", { reason: "title-taken" });
}
