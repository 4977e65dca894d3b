-- Create reviews
-- @revision    c69fc19113b6
-- @revises     b58eb08002a5
-- @tags        schema, products, members
-- @created     2026-04-20T11:30:00Z

-- @upgrade
CREATE TABLE reviews (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    product_id bigint      NOT NULL,
    member_id  bigint      NOT NULL,
    rating     integer     NOT NULL,
    title      text        NOT NULL,
    body       text        NOT NULL DEFAULT '',
    written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT reviews_pkey PRIMARY KEY (id),
    CONSTRAINT reviews_product_id_member_id_key UNIQUE (product_id, member_id),
    CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT reviews_member_id_fkey FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE CASCADE,
    CONSTRAINT reviews_rating_check CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT reviews_title_check CHECK (btrim(title) <> '')
);

CREATE INDEX reviews_member_id_idx ON reviews (member_id);

COMMENT ON CONSTRAINT reviews_product_id_member_id_key ON reviews IS 'One opinion each';

-- @downgrade
DROP TABLE reviews;
