-- The few of them that staff have still to hand over.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "referral_gain_to_hand_over" ON "referral_gain" ("shop_id", "member_id")
  WHERE "handed_over_at" IS NULL AND "state" = 'given' AND "value"->>'kind' = 'perk';
