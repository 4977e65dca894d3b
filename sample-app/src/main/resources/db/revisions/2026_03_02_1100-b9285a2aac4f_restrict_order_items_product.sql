-- Keep the items of an order when a product is deleted
-- @revision    b9285a2aac4f
-- @revises     a81749199b3e
-- @tags        orders, foreign_keys
-- @created     2026-03-02T11:00:00Z

-- @upgrade
-- The key had ON DELETE CASCADE: deleting a product rewrote the past. NOT VALID takes the
-- lock for a moment only; validating reads the table without blocking its writers.
ALTER TABLE order_items DROP CONSTRAINT order_items_product_id_fkey;

ALTER TABLE order_items
    ADD CONSTRAINT order_items_product_id_fkey
    FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT NOT VALID;

ALTER TABLE order_items VALIDATE CONSTRAINT order_items_product_id_fkey;

-- @downgrade
ALTER TABLE order_items DROP CONSTRAINT order_items_product_id_fkey;

ALTER TABLE order_items
    ADD CONSTRAINT order_items_product_id_fkey
    FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE NOT VALID;

ALTER TABLE order_items VALIDATE CONSTRAINT order_items_product_id_fkey;
