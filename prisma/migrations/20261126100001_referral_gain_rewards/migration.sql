-- The list of rewards that referrals gave, newest first.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "referral_gain_rewards" ON "referral_gain" ("shop_id", "given_at" DESC, "id" DESC) WHERE "kind" = 'reward';
