import { joinMemberEndpoint } from "./api/endpoints/join-member.server";
import { listMembersEndpoint } from "./api/endpoints/list-members.server";
import { serve } from "./api/serve.server";

export const loader = serve(listMembersEndpoint, joinMemberEndpoint);
export const action = loader;
