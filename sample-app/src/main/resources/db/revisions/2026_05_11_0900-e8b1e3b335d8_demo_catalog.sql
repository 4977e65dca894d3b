-- Fill the shelves for a demonstration
-- @revision    e8b1e3b335d8
-- @depends-on  b58eb08002a5
-- @branch-label demo
-- @tags        demo, categories, products
-- @created     2026-05-11T09:00:00Z

-- @upgrade
INSERT INTO categories (slug, name, position)
VALUES ('demo-kitchen', 'Kitchen', 1),
       ('demo-books', 'Books', 2);

INSERT INTO categories (parent_id, slug, name, position)
SELECT id, 'demo-coffee', 'Coffee and Tea', 1
FROM categories
WHERE slug = 'demo-kitchen';

INSERT INTO brands (name, website)
VALUES ('Demo Nordlicht', 'https://nordlicht.example'),
       ('Demo Quartz & Sons', NULL);

INSERT INTO products (category_id, brand_id, sku, slug, name, description, price)
SELECT c.id, b.id, d.sku, d.slug, d.name, d.description, d.price
FROM (VALUES ('demo-coffee', 'Demo Nordlicht', 'DEMO-1001', 'demo-kettle', 'Kettle', 'One and a half litres; whistles.', 49.90),
             ('demo-coffee', 'Demo Nordlicht', 'DEMO-1002', 'demo-hand-grinder', 'Hand Grinder', 'Conical burrs of steel.', 89.00),
             ('demo-kitchen', 'Demo Quartz & Sons', 'DEMO-1003', 'demo-chefs-knife', 'Chef''s Knife', 'Twenty centimetres.', 119.50),
             ('demo-books', NULL, 'DEMO-2001', 'demo-the-family-tree-of-texts', 'The Family Tree of Texts', 'How copies tell of their originals.', 24.00))
         AS d (category, brand, sku, slug, name, description, price)
JOIN categories c ON c.slug = d.category
LEFT JOIN brands b ON b.name = d.brand;

INSERT INTO product_images (product_id, url, alt_text, position)
SELECT id, 'https://images.shop.example/' || slug || '.jpg', name, 0
FROM products
WHERE sku LIKE 'DEMO-%';

INSERT INTO inventory (product_id, on_hand, reserved, reorder_at)
SELECT id, 25, 0, 5
FROM products
WHERE sku LIKE 'DEMO-%';

INSERT INTO stock_movements (product_id, quantity, reason, note)
SELECT id, 25, 'purchase', 'First delivery'
FROM products
WHERE sku LIKE 'DEMO-%';

-- @downgrade
DELETE FROM stock_movements WHERE product_id IN (SELECT id FROM products WHERE sku LIKE 'DEMO-%');
DELETE FROM products WHERE sku LIKE 'DEMO-%';
DELETE FROM brands WHERE name IN ('Demo Nordlicht', 'Demo Quartz & Sons');
DELETE FROM categories WHERE slug = 'demo-coffee';
DELETE FROM categories WHERE slug IN ('demo-kitchen', 'demo-books');
