-- What is still to be done about rewards that referrals gave: perks that staff hand over, and what Shopify refused to make.
ALTER TABLE "referral_gain"
  -- when staff handed a perk over, and who: "staff:<Shopify user id>"
  ADD COLUMN "handed_over_at" TIMESTAMPTZ(3),
  ADD COLUMN "handed_over_by" TEXT,
  -- since when Shopify refuses to make it; null: it does not
  ADD COLUMN "refused_at" TIMESTAMPTZ(3);

-- what was refused before this was noted; row-level security shows one shop at a time
DO $$
DECLARE of_shop BIGINT;
BEGIN
  FOR of_shop IN SELECT "id" FROM "shop" LOOP
    PERFORM set_config('app.shop_id', of_shop::text, true);
    UPDATE "referral_gain" g SET "refused_at" = g."given_at" FROM "discount" d
     WHERE g."shop_id" = of_shop AND d."shop_id" = of_shop AND d."id" = g."discount_id" AND d."state" = 'failed' AND g."state" = 'given';
  END LOOP;
  PERFORM set_config('app.shop_id', '', true);
END $$;

-- a perk that was handed over is shown to its member no more
DROP TRIGGER "face_of_gain" ON "referral_gain";
CREATE TRIGGER "face_of_gain" AFTER UPDATE ON "referral_gain" FOR EACH ROW
  WHEN ((OLD."state", OLD."used_at", OLD."handed_over_at", OLD."discount_id")
        IS DISTINCT FROM (NEW."state", NEW."used_at", NEW."handed_over_at", NEW."discount_id")) EXECUTE FUNCTION "mark_face_of"();
