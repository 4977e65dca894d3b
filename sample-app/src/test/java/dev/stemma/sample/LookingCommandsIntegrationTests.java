package dev.stemma.sample;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that look and change nothing, as processes.
 */
class LookingCommandsIntegrationTests {

	private static final String DEAD = "jdbc:postgresql://localhost:1/shop";

	private static ShopModule shop;

	@BeforeAll
	static void upgrade() {
		shop = ShopModule.fresh();
		assertThat(shop.run("upgrade", "d7a0d2a224c7", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
	}

	@Test
	void statusTellsWhereTheDatabaseIs() {
		assertThat(shop.run("status")).isEqualTo(new MigrationsResult(3, """
				Database "shop", schema "public": 5 revisions pending.

				Current:  d7a0d2a224c7 Index refresh tokens by their end
				Target:   heads (a0d305d557fb, f9c5d3e7a1b2), not reached
				Scripts:  33 revisions, those of the application read from its sources in <module>

				Pending, in this order:
				  e8b4c2d6f091 Create wishlists #schema #products #members
				  f9c5d3e7a1b2 Keep phone numbers as digits #members
				  e8b1e3b335d8 Fill the shelves for a demonstration [demo] #demo #categories #products
				  f9c2f4c446e9 Let two members join for a demonstration #demo #members
				  a0d305d557fb Place orders and write reviews for a demonstration #demo #orders #status_tracking

				Applied last:
				  d7a0d2a224c7 Index refresh tokens by their end, applied <time> by postgres in 0 ms
				  c69fc19113b6 Create reviews, applied <time> by postgres in 0 ms
				  b58eb08002a5 Require a slug of every product, applied <time> by postgres in 0 ms
				""", ""));
		assertThat(shop.run("status", "--tag=members", "--exclude-tag=demo")).isEqualTo(new MigrationsResult(3, """
				Database "shop", schema "public": 2 revisions pending (3 excluded by tags).

				Current:  d7a0d2a224c7 Index refresh tokens by their end
				Target:   heads (f9c5d3e7a1b2), not reached
				Scripts:  33 revisions, those of the application read from its sources in <module>

				Pending, in this order:
				  e8b4c2d6f091 Create wishlists #schema #products #members
				  f9c5d3e7a1b2 Keep phone numbers as digits #members

				Excluded by tags:
				  e8b1e3b335d8 Fill the shelves for a demonstration [demo] #demo #categories #products
				  f9c2f4c446e9 Let two members join for a demonstration #demo #members
				  a0d305d557fb Place orders and write reviews for a demonstration #demo #orders #status_tracking

				Applied last:
				  d7a0d2a224c7 Index refresh tokens by their end, applied <time> by postgres in 0 ms
				  c69fc19113b6 Create reviews, applied <time> by postgres in 0 ms
				  b58eb08002a5 Require a slug of every product, applied <time> by postgres in 0 ms
				""", ""));
		assertThat(upTo("\"history\":", shop.run("status", "--exclude-tag", "demo", "--json")))
			.isEqualTo(new MigrationsResult(3,
					"""
							{"database":"shop","schema":"public","state":"pending","current":[{"revision":"d7a0d2a224c7",\
							"message":"Index refresh tokens by their end","tags":["authentication","sessions"],\
							"appliedAt":"<time>"}],"target":{"identifier":"heads","revisions":["f9c5d3e7a1b2"],"reached":false,\
							"ahead":false},"heads":["a0d305d557fb","f9c5d3e7a1b2"],"pending":["e8b4c2d6f091","f9c5d3e7a1b2"],\
							"excluded":["e8b1e3b335d8","f9c2f4c446e9","a0d305d557fb"],"unknown":[],"unresolved":[],"problems":[],\
							"runner":null,"lastFailure":null,"sourceTree":"<module>",
							""",
					""));
		assertThat(shop.run("status", "--quiet")).isEqualTo(new MigrationsResult(3, """
				Database "shop", schema "public": 5 revisions pending.

				Current:  d7a0d2a224c7 Index refresh tokens by their end
				Target:   heads (a0d305d557fb, f9c5d3e7a1b2), not reached
				Scripts:  33 revisions, those of the application read from its sources in <module>

				Pending, in this order:
				  e8b4c2d6f091 Create wishlists #schema #products #members
				  f9c5d3e7a1b2 Keep phone numbers as digits #members
				  e8b1e3b335d8 Fill the shelves for a demonstration [demo] #demo #categories #products
				  f9c2f4c446e9 Let two members join for a demonstration #demo #members
				  a0d305d557fb Place orders and write reviews for a demonstration #demo #orders #status_tracking

				Applied last:
				  d7a0d2a224c7 Index refresh tokens by their end, applied <time> by postgres in 0 ms
				  c69fc19113b6 Create reviews, applied <time> by postgres in 0 ms
				  b58eb08002a5 Require a slug of every product, applied <time> by postgres in 0 ms
				""", ""));
	}

	@Test
	void currentTellsTheTips() {
		assertThat(shop.run("current")).isEqualTo(new MigrationsResult(0, """
				d7a0d2a224c7 Index refresh tokens by their end
				""", ""));
		assertThat(shop.run("current", "-v", "-c", "--exclude-tag=demo")).isEqualTo(new MigrationsResult(3, """
				d7a0d2a224c7 Index refresh tokens by their end
				  revises     c69fc19113b6
				  revised by  e8b4c2d6f091
				  tags        authentication, sessions
				  created     2026-05-04T09:00:00Z
				  script      db/revisions/2026_05_04_0900-d7a0d2a224c7_index_expiring_refresh_tokens.sql:2
				  state       applied <time> by postgres in 0 ms
				""", """
				Not applied: f9c5d3e7a1b2 Keep phone numbers as digits.
				"""));
		assertThat(shop.run("current", "--verbose", "--check-heads", "--tag=orders", "--json"))
			.isEqualTo(new MigrationsResult(3, """
					{"current":[{"revision":"d7a0d2a224c7","message":"Index refresh tokens by their end",\
					"tags":["authentication","sessions"],"appliedAt":"<time>","appliedBy":"postgres","durationMs":0,\
					"head":false,"known":true}],"missingHeads":["a0d305d557fb","f9c5d3e7a1b2"]}
					""",
					"""
							Not applied: a0d305d557fb Place orders and write reviews for a demonstration, f9c5d3e7a1b2 Keep phone\
							 numbers as digits.
							"""));
	}

	@Test
	void historyIsOneLineARevisionWhenPiped() {
		assertThat(shop.run("history", "-r", "c69f:d7a0")).isEqualTo(new MigrationsResult(0, """
				d7a0d2a224c7 Index refresh tokens by their end #authentication #sessions applied <time>
				c69fc19113b6 Create reviews #schema #products #members applied <time>
				""", ""));
		assertThat(shop.run("history", "--range", "d7a0:", "-i")).isEqualTo(new MigrationsResult(0, """
				f9c5d3e7a1b2 Keep phone numbers as digits #members (head) pending
				e8b4c2d6f091 Create wishlists #schema #products #members pending
				d7a0d2a224c7 Index refresh tokens by their end #authentication #sessions (current) applied <time>
				""", ""));
		assertThat(shop.run("history", "-r", "current:+1", "--verbose")).isEqualTo(new MigrationsResult(0, """
				e8b4c2d6f091 Create wishlists #schema #products #members pending
				  revises     d7a0d2a224c7
				  revised by  f9c5d3e7a1b2
				  tags        schema, products, members
				  created     2026-05-18T09:30:00Z
				  script      db.revisions.CreateWishlists

				d7a0d2a224c7 Index refresh tokens by their end #authentication #sessions applied <time>
				  revises     c69fc19113b6
				  revised by  e8b4c2d6f091
				  tags        authentication, sessions
				  created     2026-05-04T09:00:00Z
				  script      db/revisions/2026_05_04_0900-d7a0d2a224c7_index_expiring_refresh_tokens.sql:2
				  checksum    sha256:33d4ef4d8f093acd6be28615707a809e5b86845ed0ebdf57bc44fc4c52808cfd
				  state       applied <time> by postgres in 0 ms

				""", ""));
		assertThat(shop.run("history", "-r", "e8b4:", "-v", "--offline", "--indicate-current"))
			.isEqualTo(new MigrationsResult(0, """
					f9c5d3e7a1b2 Keep phone numbers as digits #members (head)
					  revises     e8b4c2d6f091
					  tags        members
					  created     2026-05-19T08:00:00Z
					  script      db.revisions.PlainPhoneNumbers

					e8b4c2d6f091 Create wishlists #schema #products #members
					  revises     d7a0d2a224c7
					  revised by  f9c5d3e7a1b2
					  tags        schema, products, members
					  created     2026-05-18T09:30:00Z
					  script      db.revisions.CreateWishlists

					""", ""));
		assertThat(shop.run("history", "--tag=audit,wishes", "--exclude-tag", "sessions"))
			.isEqualTo(new MigrationsResult(0, """
					d14a7c4cce61 Create the audit log #schema #audit applied <time>
					""", ""));
		assertThat(shop.run("history", "-r", "e8b4:f9c5", "--json")).isEqualTo(new MigrationsResult(0,
				"""
						{"database":"shop","history":[{"revision":"f9c5d3e7a1b2","revises":["e8b4c2d6f091"],"dependsOn":[],\
						"branchLabels":[],"tags":["members"],"message":"Keep phone numbers as digits","kind":"java",\
						"state":"pending","appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":null,"reversible":true,\
						"current":false,"head":true},{"revision":"e8b4c2d6f091","revises":["d7a0d2a224c7"],"dependsOn":[],\
						"branchLabels":[],"tags":["schema","products","members"],"message":"Create wishlists","kind":"java",\
						"state":"pending","appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":null,"reversible":true,\
						"current":false,"head":false}]}
						""",
				""));
	}

	@Test
	void historyIsDrawnWhenAsked() {
		assertThat(shop.run("history", "-r", "d7a0:heads", "--graph")).isEqualTo(new MigrationsResult(0, """
				○ f9c5d3e7a1b2 Keep phone numbers as digits #members (head) pending
				○ e8b4c2d6f091 Create wishlists #schema #products #members pending
				● d7a0d2a224c7 Index refresh tokens by their end #authentication #sessions (current) applied <time>
				""", ""));
		assertThat(shop.run("history", "-r", "c69f:", "--graph=none", "--offline"))
			.isEqualTo(new MigrationsResult(0, """
					f9c5d3e7a1b2 Keep phone numbers as digits #members (head)
					e8b4c2d6f091 Create wishlists #schema #products #members
					d7a0d2a224c7 Index refresh tokens by their end #authentication #sessions
					c69fc19113b6 Create reviews #schema #products #members
					""", ""));
		assertThat(shop.run("history", "-r", "e8b4:f9c5", "--graph=mermaid")).isEqualTo(new MigrationsResult(0, """
				flowchart BT
				    r1["f9c5d3e7a1b2<br/>Keep phone numbers as digits<br/>#35;members (head)"]:::pending
				    r2["e8b4c2d6f091<br/>Create wishlists<br/>#35;schema #35;products #35;members"]:::pending
				    r2 --> r1
				    classDef applied fill:#dafbe1,stroke:#1a7f37,color:#1f2328
				    classDef pending fill:#ffffff,stroke:#59636e,color:#1f2328
				    classDef excluded fill:#f6f8fa,stroke:#818b98,color:#59636e,stroke-dasharray:4 3
				    classDef failed fill:#ffebe9,stroke:#cf222e,color:#1f2328
				    classDef unknown fill:#fff8c5,stroke:#9a6700,color:#1f2328
				    classDef current stroke-width:4px
				    classDef head font-weight:bold
				    class r1 head
				""", ""));
		assertThat(shop.run("history", "-r", "e8b4:f9c5", "--graph", "dot")).isEqualTo(new MigrationsResult(0, """
				digraph revisions {
				    rankdir=BT;
				    node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=11];
				    edge [arrowsize=0.7, color="#59636e"];
				    "f9c5d3e7a1b2" [label="f9c5d3e7a1b2\\nKeep phone numbers as digits\\n#members (head)",\
				 fillcolor="#ffffff", color="#59636e"];
				    "e8b4c2d6f091" [label="e8b4c2d6f091\\nCreate wishlists\\n#schema #products #members",\
				 fillcolor="#ffffff", color="#59636e"];
				    "e8b4c2d6f091" -> "f9c5d3e7a1b2";
				}
				""", ""));
		assertThat(upTo("\n", shop.run("history", "-r", "e8b4:f9c5", "--graph=SVG")))
			.isEqualTo(new MigrationsResult(0, """
					<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 543 72" width="543" height="72" role="img"\
					 aria-label="Revisions">
					""", ""));
	}

	@Test
	void historyAndShowDoWithoutADatabase() {
		assertThat(shop.url(DEAD).run("history", "-r", "e8b4:")).isEqualTo(new MigrationsResult(0, """
				f9c5d3e7a1b2 Keep phone numbers as digits #members (head)
				e8b4c2d6f091 Create wishlists #schema #products #members
				""", """
				It is not told what is applied: No connection to the database could be had: Connection to localhost:1\
				 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP\
				 connections. Check that the server is up and that URL, user and password are right;\
				 stemma.connect-timeout says how long to try.
				"""));
		assertThat(shop.url(DEAD).run("show", "d7a0")).isEqualTo(new MigrationsResult(0, """
				d7a0d2a224c7 Index refresh tokens by their end
				  revises     c69fc19113b6
				  revised by  e8b4c2d6f091
				  tags        authentication, sessions
				  created     2026-05-04T09:00:00Z
				  script      db/revisions/2026_05_04_0900-d7a0d2a224c7_index_expiring_refresh_tokens.sql:2

				-- Index refresh tokens by their end
				-- @revision    d7a0d2a224c7
				-- @revises     c69fc19113b6
				-- @tags        authentication, sessions
				-- @created     2026-05-04T09:00:00Z

				-- @upgrade
				-- For the nightly clean-up, which deletes what has expired
				CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens (expires_at);

				-- @downgrade
				DROP INDEX refresh_tokens_expires_at_idx;
				""", """
				It is not told what is applied: No connection to the database could be had: Connection to localhost:1\
				 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP\
				 connections. Check that the server is up and that URL, user and password are right;\
				 stemma.connect-timeout says how long to try.
				"""));
	}

	@Test
	void headsAreListed() {
		assertThat(shop.run("heads", "-v")).isEqualTo(new MigrationsResult(0, """
				a0d305d557fb Place orders and write reviews for a demonstration
				  revises     f9c2f4c446e9
				  depends on  c69fc19113b6
				  tags        demo, orders, status_tracking
				  created     2026-05-12T09:30:00Z
				  script      db/revisions/2026_05_12_0930-a0d305d557fb_demo_orders_and_reviews.sql:2
				f9c5d3e7a1b2 Keep phone numbers as digits
				  revises     e8b4c2d6f091
				  tags        members
				  created     2026-05-19T08:00:00Z
				  script      db.revisions.PlainPhoneNumbers
				""", ""));
		assertThat(shop.run("heads", "--verbose", "--lines", "--resolve-dependencies"))
			.isEqualTo(new MigrationsResult(0, """
					a0d305d557fb Place orders and write reviews for a demonstration
					  revises     f9c2f4c446e9
					  depends on  c69fc19113b6
					  tags        demo, orders, status_tracking
					  created     2026-05-12T09:30:00Z
					  script      db/revisions/2026_05_12_0930-a0d305d557fb_demo_orders_and_reviews.sql:2
					f9c5d3e7a1b2 Keep phone numbers as digits
					  revises     e8b4c2d6f091
					  tags        members
					  created     2026-05-19T08:00:00Z
					  script      db.revisions.PlainPhoneNumbers
					""", ""));
		assertThat(shop.run("heads", "--json")).isEqualTo(new MigrationsResult(0, """
				{"heads":[{"revision":"a0d305d557fb","revises":["f9c2f4c446e9"],"dependsOn":["c69fc19113b6"],\
				"branchLabels":[],"tags":["demo","orders","status_tracking"],"message":"Place orders and write reviews\
				 for a demonstration","created":"2026-05-12T09:30:00Z",\
				"origin":"db/revisions/2026_05_12_0930-a0d305d557fb_demo_orders_and_reviews.sql:2","dependents":[]},\
				{"revision":"f9c5d3e7a1b2","revises":["e8b4c2d6f091"],"dependsOn":[],"branchLabels":[],\
				"tags":["members"],"message":"Keep phone numbers as digits","created":"2026-05-19T08:00:00Z",\
				"origin":"db.revisions.PlainPhoneNumbers","dependents":[]}]}
				""", ""));
	}

	@Test
	void branchesAreListed() {
		assertThat(shop.run("branches")).isEqualTo(new MigrationsResult(0, """
				d5e416e7680b Merge inventory and accounts (merge)
				    <- c8d3af701194 Create the view of products that run low
				    <- c4d305d657fa Add status to members
				a0c4e8b2d671 Create product images (branch point)
				    -> a6b58d5e3f72 Create inventory and stock movements [inventory]
				    -> d9e2b08102a5 Create users with account lockout [accounts]
				[demo] is the line through e8b1e3b335d8 Fill the shelves for a demonstration
				    up to a0d305d557fb Place orders and write reviews for a demonstration
				[inventory] is the line through a6b58d5e3f72 Create inventory and stock movements
				    up to f9c5d3e7a1b2 Keep phone numbers as digits
				[accounts] is the line through d9e2b08102a5 Create users with account lockout
				    up to f9c5d3e7a1b2 Keep phone numbers as digits
				""", ""));
		assertThat(upTo("d5e416", shop.run("branches", "-v"))).isEqualTo(new MigrationsResult(0, """

				""", ""));
		assertThat(upTo(",\"merges\"", shop.run("branches", "--verbose", "--json"))).isEqualTo(new MigrationsResult(0,
				"""
						{"branchPoints":[{"revision":"a0c4e8b2d671","revises":["f5a67c4d4e61"],"dependsOn":[],"branchLabels":[],\
						"tags":["schema","products"],"message":"Create product images","created":"2026-01-15T11:15:00Z",\
						"origin":"db/revisions/2026_01_15_1115-a0c4e8b2d671_create_product_images.sql:2",\
						"children":["a6b58d5e3f72","d9e2b08102a5"]}]
						""",
				""));
	}

	@Test
	void aRevisionIsShownWithItsScript() {
		assertThat(shop.run("show", "d7a0")).isEqualTo(new MigrationsResult(0, """
				d7a0d2a224c7 Index refresh tokens by their end
				  revises     c69fc19113b6
				  revised by  e8b4c2d6f091
				  tags        authentication, sessions
				  created     2026-05-04T09:00:00Z
				  script      db/revisions/2026_05_04_0900-d7a0d2a224c7_index_expiring_refresh_tokens.sql:2
				  state       applied <time> by postgres in 0 ms

				-- Index refresh tokens by their end
				-- @revision    d7a0d2a224c7
				-- @revises     c69fc19113b6
				-- @tags        authentication, sessions
				-- @created     2026-05-04T09:00:00Z

				-- @upgrade
				-- For the nightly clean-up, which deletes what has expired
				CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens (expires_at);

				-- @downgrade
				DROP INDEX refresh_tokens_expires_at_idx;
				""", ""));
		assertThat(upTo("-- @upgrade", shop.run("show", "accounts", "--offline"))).isEqualTo(new MigrationsResult(0, """
				d9e2b08102a5 Create users with account lockout
				  revises     a0c4e8b2d671
				  revised by  e0f1c19213b6
				  labels      accounts
				  tags        schema, authentication
				  created     2026-02-02T14:00:00Z
				  script      db/revisions/2026_02_02_1400-d9e2b08102a5_create_users.sql:2

				-- Create users with account lockout
				-- @revision    d9e2b08102a5
				-- @revises     a0c4e8b2d671
				-- @branch-label accounts
				-- @tags        schema, authentication
				-- @created     2026-02-02T14:00:00Z


				""", ""));
		assertThat(shop.run("show", "f9c5", "--json")).isEqualTo(new MigrationsResult(0,
				"""
						{"revisions":[{"revision":"f9c5d3e7a1b2","revises":["e8b4c2d6f091"],"dependsOn":[],"branchLabels":[],\
						"tags":["members"],"message":"Keep phone numbers as digits","kind":"java",\
						"created":"2026-05-19T08:00:00Z","origin":"db.revisions.PlainPhoneNumbers","state":"pending",\
						"appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":null,"reversible":true,"text":"package\
						 db.revisions;\\n\\nimport dev.stemma.operation.Operations;\\nimport dev.stemma.script.JavaMigration;\
						\\nimport dev.stemma.script.Migration;\\nimport dev.stemma.script.TransactionMode;\\n\\nimport static\
						 dev.stemma.operation.Ddl.nothingToUndo;\\n\\n/**\\n * However many members there are, none is locked\
						 for longer than a batch takes, and a\\n * process that is killed goes on where it stopped.\\n\
						 */\\n@Migration(revision = \\"f9c5d3e7a1b2\\", revises = \\"e8b4c2d6f091\\", tags = \\"members\\",\
						\\n\\t\\tmessage = \\"Keep phone numbers as digits\\", created = \\"2026-05-19T08:00:00Z\\",\
						 transaction = TransactionMode.NONE)\\nclass PlainPhoneNumbers implements JavaMigration\
						 {\\n\\n\\t@Override\\n\\tpublic void upgrade(Operations op) {\\n\\t\\top.updateInBatches(\\"members\\",\
						\\n\\t\\t\\t\\t(members) -> members.by(\\"id\\")\\n\\t\\t\\t\\t\\t.set(\\"phone = regexp_replace(phone,\
						 '[^0-9+]', '', 'g')\\")\\n\\t\\t\\t\\t\\t.where(\\"phone ~\
						 '[^0-9+]'\\")\\n\\t\\t\\t\\t\\t.size(5_000)\\n\\t\\t\\t\\t\\t.undo(nothingToUndo()));\\n\\t}\\n\\n}\\n"}]}
						""",
				""));
	}

	@Test
	void helpIsThere() {
		assertThat(shop.run("help").out()).contains("\nLooking:\n  status  ").contains("\nExit codes:\n  0     done");
		assertThat(shop.run("help", "upgrade")).isEqualTo(new MigrationsResult(0, """
				Usage: migrations upgrade [OPTIONS] [TARGET...]
				Apply pending revisions, up to a target and in the order of the graph.
				Revisions on other lines are left alone. What is done stays done when a later one fails.
				      [TARGET...]          Up to where: an id or the first four or more characters of one, a branch
				                             label, head, heads, +1. With --sql also a range from:to. Default:
				                             stemma.target.
				      --tag=TAG[,TAG...]   Keep to revisions that carry this tag, and to what they need. May be
				                             given several times. Replaces stemma.tags.include.
				      --exclude-tag=TAG[,TAG...]
				                           Leave out revisions that carry this tag. May be given several times.
				                             Replaces stemma.tags.exclude.
				      --sql                Write an SQL script for psql to standard output that does the same.
				                             Opens no database; stemma.schema has to be set.
				      --plan               Print what would be run, with its SQL, and run nothing.
				  -h, --help               Show this help.
				  -n, --name=BEAN          Which database, where the application has several: the name of its
				                             Stemma bean.
				      --json               Answer in JSON.
				  -q, --quiet              Say nothing of what goes well.
				      --stacktrace         Show the stack trace of an error.

				Examples:
				  migrations upgrade                 up to the configured target
				  migrations upgrade +1              one revision
				  migrations upgrade heads --plan    what that would run
				  migrations upgrade a1b2c3:heads --sql > upgrade.sql
				""", ""));
		assertThat(upTo("Looking:", shop.run("--help"))).isEqualTo(new MigrationsResult(0, """
				Usage: migrations [OPTIONS] COMMAND
				The migrations of this application's database.
				  -h, --help         Show this help.
				  -V, --version      Show the version of Stemma.
				  -n, --name=BEAN    Which database, where the application has several: the name of its Stemma bean.
				      --json         Answer in JSON.
				  -q, --quiet        Say nothing of what goes well.
				      --stacktrace   Show the stack trace of an error.


				""", ""));
		assertThat(upTo("\n", shop.run("-h"))).isEqualTo(new MigrationsResult(0, """
				Usage: migrations [OPTIONS] COMMAND
				""", ""));
		assertThat(shop.run("--version").out()).matches("Stemma \\d+\\.\\d+\\.\\d+\\S*\n")
			.isEqualTo(shop.run("-V").out());
		assertThat(shop.run("heads", "-h")).isEqualTo(new MigrationsResult(0, """
				Usage: migrations heads [OPTIONS]
				List the heads: the revisions that nothing revises and nothing depends on. Needs no database.
				  -v, --verbose      Tell more of each.
				      --lines        List the end of every line, those too that another revision depends on, which
				                       are marked.
				      --resolve-dependencies
				                     Changes nothing: here dependencies always count. Known for those who come from
				                       Alembic.
				  -h, --help         Show this help.
				  -n, --name=BEAN    Which database, where the application has several: the name of its Stemma bean.
				      --json         Answer in JSON.
				  -q, --quiet        Say nothing of what goes well.
				      --stacktrace   Show the stack trace of an error.
				""", ""));
	}

	@Test
	void aCompletionScriptIsWritten() {
		assertThat(upTo("#", shop.run("generate-completion"))).isEqualTo(new MigrationsResult(0, """

				""", ""));
	}

	@Test
	void theDatabaseCanBeNamed() {
		assertThat(shop.run("-n", "stemma", "heads")).isEqualTo(new MigrationsResult(0, """
				a0d305d557fb Place orders and write reviews for a demonstration
				f9c5d3e7a1b2 Keep phone numbers as digits
				""", ""));
		assertThat(shop.run("heads", "--name=stemma", "-q")).isEqualTo(new MigrationsResult(0, """
				a0d305d557fb Place orders and write reviews for a demonstration
				f9c5d3e7a1b2 Keep phone numbers as digits
				""", ""));
		assertThat(shop.run("heads", "--name=other")).isEqualTo(new MigrationsResult(2, "", """
				error: There is no database 'other' here.
				       Name one of stemma.
				"""));
		assertThat(shop.run("heads", "-n", "other", "--stacktrace").err()).startsWith("""
				error: There is no database 'other' here.
				       Name one of stemma.
				dev.stemma.cli.NoSuchDatabaseException: There is no database 'other' here. Name one of stemma.
				\tat dev.stemma.cli.""");
	}

	/**
	 * The result without what its output says from a text on.
	 */
	private static MigrationsResult upTo(String end, MigrationsResult result) {
		int index = result.out().indexOf(end);
		assertThat(index).as(result.out()).isNotNegative();
		return new MigrationsResult(result.exitCode(), result.out().substring(0, index) + "\n", result.err());
	}

}
