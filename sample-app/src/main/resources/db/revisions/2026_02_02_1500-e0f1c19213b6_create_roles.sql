-- Create roles and give the shop its three
-- @revision    e0f1c19213b6
-- @revises     d9e2b08102a5
-- @tags        schema, authentication
-- @created     2026-02-02T15:00:00Z

-- @upgrade
CREATE TABLE roles (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    name        varchar(32) NOT NULL,
    description text        NOT NULL,
    CONSTRAINT roles_pkey PRIMARY KEY (id),
    CONSTRAINT roles_name_key UNIQUE (name),
    CONSTRAINT roles_name_check CHECK (name ~ '^[A-Z_]+$')
);

CREATE TABLE user_roles (
    user_id bigint NOT NULL,
    role_id bigint NOT NULL,
    CONSTRAINT user_roles_pkey PRIMARY KEY (user_id, role_id),
    CONSTRAINT user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT user_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES roles (id) ON DELETE RESTRICT
);

CREATE INDEX user_roles_role_id_idx ON user_roles (role_id);

INSERT INTO roles (name, description)
VALUES ('CUSTOMER', 'Buys things and reviews them'),
       ('CLERK', 'Keeps products, stock and orders'),
       ('ADMIN', 'Keeps users and their roles');

-- @downgrade
DROP TABLE user_roles;
DROP TABLE roles;
