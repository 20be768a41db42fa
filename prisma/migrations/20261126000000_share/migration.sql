-- The address under which shoppers know the shop: links that members hand on name it, not the one that Shopify gave.
ALTER TABLE "shop" ADD COLUMN "primary_domain" TEXT;

-- Its name and address stand in what members share.
DROP TRIGGER "face_job_of_shop" ON "shop";
CREATE CONSTRAINT TRIGGER "face_job_of_shop" AFTER UPDATE ON "shop" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" NOT IN ('uninstalled', 'locked')
        AND (OLD."status", OLD."spending_paused", OLD."currency", OLD."zone", OLD."locale", OLD."locales", OLD."installed_at", OLD."scopes",
             OLD."app_plan", OLD."name", OLD."primary_domain")
            IS DISTINCT FROM
            (NEW."status", NEW."spending_paused", NEW."currency", NEW."zone", NEW."locale", NEW."locales", NEW."installed_at", NEW."scopes",
             NEW."app_plan", NEW."name", NEW."primary_domain"))
  EXECUTE FUNCTION "enqueue_faces"();
