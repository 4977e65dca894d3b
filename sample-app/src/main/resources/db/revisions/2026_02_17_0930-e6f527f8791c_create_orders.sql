-- Create orders and their items
-- @revision    e6f527f8791c
-- @revises     d5e416e7680b
-- @tags        schema, orders
-- @created     2026-02-17T09:30:00Z

-- @upgrade
CREATE TYPE order_status AS ENUM ('PENDING', 'PAID', 'PACKED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'RETURNED');

CREATE TABLE orders (
    id               bigint GENERATED ALWAYS AS IDENTITY,
    member_id        bigint       NOT NULL,
    number           varchar(20)  NOT NULL,
    status           order_status NOT NULL DEFAULT 'PENDING',
    currency         varchar(3)   NOT NULL DEFAULT 'EUR',
    shipping_address text         NOT NULL,
    placed_at        timestamptz  NOT NULL DEFAULT now(),
    updated_at       timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_number_key UNIQUE (number),
    CONSTRAINT orders_member_id_fkey FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE RESTRICT,
    CONSTRAINT orders_currency_check CHECK (currency ~ '^[A-Z]{3}$')
);

CREATE INDEX orders_member_id_idx ON orders (member_id, placed_at DESC);

CREATE TRIGGER orders_touch_updated_at
    BEFORE UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON COLUMN orders.number IS 'What the customer sees, unlike the id';

CREATE TABLE order_items (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    order_id   bigint         NOT NULL,
    product_id bigint         NOT NULL,
    quantity   integer        NOT NULL,
    unit_price numeric(12, 2) NOT NULL,
    CONSTRAINT order_items_pkey PRIMARY KEY (id),
    CONSTRAINT order_items_product_key UNIQUE (order_id, product_id),
    CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT order_items_quantity_check CHECK (quantity > 0),
    CONSTRAINT order_items_unit_price_check CHECK (unit_price >= 0)
);

CREATE INDEX order_items_product_id_idx ON order_items (product_id);

COMMENT ON COLUMN order_items.unit_price IS 'The price on the day of the order';

-- @downgrade
DROP TABLE order_items;
DROP TABLE orders;
DROP TYPE order_status;
