import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { archivePage } from "../face/archive/page";
import { fetchArchive } from "../intake/privacy/make-archive.server";
import { pageVisit } from "./admin/visit.server";

const forms = z.enum(["page", "json"]);

/** What was put together for a customer, to be handed on: `?as=page` in their language, `?as=json` for programs; 404 when it is gone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { inShop, actor } = await pageVisit(request);
  const id = z.uuid().safeParse(params["id"]).data;
  const as = forms.safeParse(new URL(request.url).searchParams.get("as")).data ?? "page";
  const archive = id ? await inShop((tx) => fetchArchive(tx, id, actor)) : null;
  if (!archive) return new Response(null, { status: 404 });
  const name = `customer-data-${archive.madeAt.slice(0, 10)}.${as === "page" ? "html" : "json"}`;
  return new Response(as === "page" ? archivePage(archive) : `${JSON.stringify(archive, null, 2)}\n`, {
    headers: {
      "Content-Type": as === "page" ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
      // a file, whatever it says: nothing of it runs in the admin
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Security-Policy": "sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
