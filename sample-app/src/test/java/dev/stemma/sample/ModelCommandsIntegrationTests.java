package dev.stemma.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that compare the shop's entities, scripts and database, as processes.
 */
class ModelCommandsIntegrationTests {

	private static final String DEAD = "jdbc:postgresql://localhost:1/shop";

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void theScriptsAloneNeedNoDatabase() {
		assertThat(this.shop.url(DEAD).run("check", "--offline", "--single-head")).isEqualTo(new MigrationsResult(0, """
				Scripts:  33 revisions, no problems
				""", ""));
		assertThat(this.shop.url(DEAD).run("check", "--offline", "--json")).isEqualTo(new MigrationsResult(0, """
				{"clean":true,"models":null,"scripts":{"revisions":33,"heads":["a0d305d557fb","f9c5d3e7a1b2"],\
				"problems":[],"state":null,"pending":[],"unknown":[],"contradictions":[]},"drift":null}
				""", ""));
	}

	@Test
	void aDatabaseThatIsPendingIsNotCompared() {
		MigrationsResult checked = this.shop.run("check", "--only=models");
		assertThat(checked.exitCode()).isEqualTo(3);
		assertThat(checked.out())
			.startsWith("Models:   not compared\n  Target database is not up to date: pending are ");
		MigrationsResult generated = this.shop.run("revision", "-m", "Too soon", "--autogenerate", "--head", "f9c5");
		assertThat(generated.exitCode()).isEqualTo(3);
		assertThat(generated.err()).startsWith("error: Target database is not up to date: pending are ");
	}

	@Test
	void anUpgradedShopIsWhatItsEntitiesAndScriptsSay() {
		assertThat(this.shop.run("upgrade", "-q").exitCode()).isZero();
		assertThat(this.shop.run("check")).isEqualTo(new MigrationsResult(0, """
				Models:   the database is what they say (JPA persistence unit 'default': 12 entities)
				Scripts:  33 revisions. Database "shop", schema "public": up to date.
				Drift:    none; the database is what the scripts make
				""", ""));
		assertThat(this.shop.run("revision", "-m", "Nothing", "--autogenerate", "--head=f9c5"))
			.isEqualTo(new MigrationsResult(0, """
					No differences: nothing was written.
					""", """
					JPA persistence unit 'default': 12 entities
					"""));
		assertThat(this.shop.run("revision", "-m", "Renamed", "--autogenerate", "--head=f9c5", "--rename",
				"nothing:something", "--online", "--no-destructive", "--json"))
			.isEqualTo(new MigrationsResult(2, "", """
					error: 'nothing:something' is to rename what the database does not have: nothing.
					       Write the old name as the database has it.
					"""));
	}

	@Test
	void whatIsNewInAnEntityIsWrittenDown() {
		assertThat(this.shop.run("upgrade", "-q").exitCode()).isZero();
		ShopModule changed = this.shop.changed("review/Review.java", Map.of("	private Instant writtenAt;\n", """
				private Instant writtenAt;

				@jakarta.persistence.Column(length = 80)
				private @Nullable String nickname;

				@jakarta.persistence.ManyToOne
				private @Nullable Review answers;
				"""));
		assertThat(changed.run("revision", "-m", "Answer reviews", "--autogenerate", "--head=f9c5", "--rev-id",
				"answers00001"))
			.isEqualTo(new MigrationsResult(0, """
					Wrote revision answers00001, which revises f9c5d3e7a1b2: \
					src/main/resources/db/revisions/<minute>-answers00001_answer_reviews.sql
					Read what is written, then apply it: migrations upgrade
					""", """
					JPA persistence unit 'default': 12 entities
					+ column nickname of reviews
					+ column answers_id of reviews
					+ constraint reviews_answers_id_fkey of reviews
					"""));
		assertThat(this.shop.script("answers00001")).isEqualTo(
				"""
						-- Answer reviews
						-- @revision    answers00001
						-- @revises     f9c5d3e7a1b2
						-- @created     <time>

						-- @upgrade
						ALTER TABLE reviews ADD COLUMN nickname character varying(80);

						ALTER TABLE reviews ADD COLUMN answers_id bigint;

						ALTER TABLE reviews ADD CONSTRAINT reviews_answers_id_fkey FOREIGN KEY (answers_id) REFERENCES reviews (id) NOT VALID;
						ALTER TABLE reviews VALIDATE CONSTRAINT reviews_answers_id_fkey;

						-- @downgrade
						ALTER TABLE reviews DROP CONSTRAINT reviews_answers_id_fkey;

						-- DESTRUCTIVE: drops column answers_id of reviews with its data
						ALTER TABLE reviews DROP COLUMN answers_id;

						-- DESTRUCTIVE: drops column nickname of reviews with its data
						ALTER TABLE reviews DROP COLUMN nickname;
						""");
		assertThat(changed.run("upgrade", "-q").exitCode()).isZero();
		assertThat(changed.run("check", "--only", "models,drift").exitCode()).isZero();
	}

	@Test
	void whatAnEntityHasNoMoreMayBeCalledOtherwise() {
		assertThat(this.shop.run("upgrade", "-q").exitCode()).isZero();
		ShopModule changed = this.shop.changed("review/Review.java",
				Map.of("String body;", "String content;", "this.body", "this.content"));
		assertThat(
				changed.run("revision", "-m", "Call it content", "--autogenerate", "--head=f9c5", "--no-destructive"))
			.isEqualTo(new MigrationsResult(1, "",
					"""
							JPA persistence unit 'default': 12 entities
							+ column content of reviews
							- column body of reviews  DESTRUCTIVE
							If column reviews.content is the former reviews.body: --rename reviews.body:content
							error: The migration would drop column body of reviews with its data, and --no-destructive was given: \
							nothing was written.
							       Generate it without --no-destructive and review it, or leave the column body of reviews out by \
							a filter. If it has another name now, say so with --rename.
							"""));
		try (MigrationsTerminal terminal = changed.process()
			.onTerminal("revision", "-m", "Call it content", "--autogenerate", "--head=f9c5", "--rev-id",
					"content00001")) {
			terminal.awaitText("Is column reviews.content the former reviews.body? [y/N]");
			assertThat(terminal.type("y").awaitEnd()).isZero();
		}
		assertThat(this.shop.script("content00001")).contains("""
				-- @upgrade
				ALTER TABLE reviews RENAME COLUMN body TO content;

				-- @downgrade
				ALTER TABLE reviews RENAME COLUMN content TO body;
				""");
	}

}
