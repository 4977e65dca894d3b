-- Let two members join for a demonstration
-- @revision    f9c2f4c446e9
-- @revises     e8b1e3b335d8
-- @tags        demo, members
-- @created     2026-05-11T10:00:00Z

-- @upgrade
-- No password has this hash: nobody can log in as one of them
INSERT INTO users (email, password_hash)
VALUES ('ada@demo.example', '!'),
       ('grace@demo.example', '!');

INSERT INTO user_roles (user_id, role_id)
SELECT u.id, r.id
FROM users u
CROSS JOIN roles r
WHERE u.email LIKE '%@demo.example'
  AND r.name = 'CUSTOMER';

INSERT INTO members (user_id, first_name, last_name, date_of_birth, status)
SELECT u.id, d.first_name, d.last_name, d.date_of_birth, 'ACTIVE'
FROM (VALUES ('ada@demo.example', 'Ada', 'Byron', DATE '1985-12-10'),
             ('grace@demo.example', 'Grace', 'Murray', DATE '1976-12-09'))
         AS d (email, first_name, last_name, date_of_birth)
JOIN users u ON u.email = d.email;

-- @downgrade
DELETE FROM members WHERE user_id IN (SELECT id FROM users WHERE email LIKE '%@demo.example');
DELETE FROM users WHERE email LIKE '%@demo.example';
