import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VersionPage } from "../components/program/overview/version-page";
import { readVersion } from "./admin/studio-versions.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const number = /^[1-9]\d{0,8}$/u.test(params["number"] ?? "") ? Number(params["number"]) : 0;
  const version = await visit.inShop((tx) => readVersion(tx, visit, number));
  if (version === null) throw json(null, { status: 404 });
  return version;
}

/** One version of the program, and the way back to it. */
export default function Version() {
  const version = useLoaderData<typeof loader>();
  return <VersionPage key={version.version.number} {...version} />;
}
