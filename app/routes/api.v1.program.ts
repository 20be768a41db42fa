import { publishProgramEndpoint, readProgramEndpoint } from "./api/endpoints/program.server";
import { serve } from "./api/serve.server";

export const loader = serve(readProgramEndpoint, publishProgramEndpoint);
export const action = loader;
