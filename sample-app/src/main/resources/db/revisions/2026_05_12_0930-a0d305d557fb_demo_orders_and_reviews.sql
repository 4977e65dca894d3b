-- Place orders and write reviews for a demonstration
-- @revision    a0d305d557fb
-- @revises     f9c2f4c446e9
-- @depends-on  c69fc19113b6
-- @tags        demo, orders, status_tracking
-- @created     2026-05-12T09:30:00Z

-- @upgrade
INSERT INTO orders (member_id, number, shipping_address, placed_at)
SELECT m.id, d.number, d.address, d.placed_at
FROM (VALUES ('ada@demo.example', 'DEMO-0001', '12 Engine Row, London', TIMESTAMPTZ '2026-05-02 09:30:00+00'),
             ('grace@demo.example', 'DEMO-0002', '7 Harbour Street, Bristol', TIMESTAMPTZ '2026-05-08 17:05:00+00'))
         AS d (email, number, address, placed_at)
JOIN users u ON u.email = d.email
JOIN members m ON m.user_id = u.id;

INSERT INTO order_items (order_id, product_id, quantity, unit_price)
SELECT o.id, p.id, d.quantity, p.price
FROM (VALUES ('DEMO-0001', 'DEMO-1001', 1),
             ('DEMO-0001', 'DEMO-2001', 2),
             ('DEMO-0002', 'DEMO-1003', 1))
         AS d (number, sku, quantity)
JOIN orders o ON o.number = d.number
JOIN products p ON p.sku = d.sku;

UPDATE orders SET status = 'PAID' WHERE number = 'DEMO-0001';
UPDATE orders SET status = 'PACKED' WHERE number = 'DEMO-0001';
UPDATE orders SET status = 'SHIPPED' WHERE number = 'DEMO-0001';

INSERT INTO reviews (product_id, member_id, rating, title, body)
SELECT p.id, m.id, 5, 'Reads like a detective story', 'And I knew the culprit all along.'
FROM products p
CROSS JOIN members m
JOIN users u ON u.id = m.user_id
WHERE p.sku = 'DEMO-2001'
  AND u.email = 'ada@demo.example';

-- @downgrade
DELETE FROM reviews WHERE product_id IN (SELECT id FROM products WHERE sku LIKE 'DEMO-%');
DELETE FROM orders WHERE number LIKE 'DEMO-%';
