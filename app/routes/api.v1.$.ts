import { FidelioError } from "../base/errors";
import { problemResponse } from "../base/problem";

/** An address under /api/v1 that version 1 does not have. */
export const loader = (): Response => problemResponse(new FidelioError("not_found"));
export const action = loader;
