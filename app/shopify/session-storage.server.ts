import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { systemPrisma } from "../db/system.server";

type StorageClient = ConstructorParameters<typeof PrismaSessionStorage>[0];

/**
 * Shopify's own storage on our session table. A pair of access and refresh token is one row written by one statement, so
 * no reader sees a new one beside an old one.
 */
export function sessionStorage(): PrismaSessionStorage<StorageClient> {
  // the storage touches nothing of the client but its session table
  return new PrismaSessionStorage(systemPrisma() as unknown as StorageClient, { connectionRetries: 1 });
}
