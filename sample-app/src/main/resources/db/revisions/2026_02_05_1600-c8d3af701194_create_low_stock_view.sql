-- Create the view of products that run low
-- @revision    c8d3af701194
-- @revises     b7c49e6f2083
-- @tags        products
-- @created     2026-02-05T16:00:00Z

-- @upgrade
CREATE VIEW low_stock AS
SELECT p.id                                   AS product_id,
       p.sku,
       i.on_hand - i.reserved                 AS free,
       i.reorder_at,
       coalesce(sum(r.quantity), 0)::integer  AS requested
FROM inventory i
JOIN products p ON p.id = i.product_id
LEFT JOIN restocks r ON r.product_id = p.id AND r.purchase_id IS NULL
WHERE p.active
  AND i.on_hand - i.reserved <= i.reorder_at
GROUP BY p.id, p.sku, i.on_hand, i.reserved, i.reorder_at;

-- @downgrade
DROP VIEW low_stock;
