package dev.stemma.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class CurrentCommandTests {

	@TempDir
	private Path directory;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	@Test
	void nothingIsAnsweredWhereNothingIsApplied() {
		Outcome outcome = this.shop.runner().run("current");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).isEqualTo("Nothing is applied.\n");
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void theTipsOfWhatIsAppliedAreListed() {
		Outcome below = this.shop.upgraded("b3cab280570b").runner().run("current");
		assertThat(below.out()).isEqualTo("b3cab280570b Add products\n");
		Outcome head = this.shop.upgraded("heads").runner().run("current");
		assertThat(head.out()).isEqualTo("c8d1f0c2ab9e Add members (head)\n");
		Outcome unknown = this.shop.without("c8d1f0c2ab9e").runner().run("current");
		assertThat(unknown.out()).isEqualTo("c8d1f0c2ab9e Add members (unknown to this build)\n");
	}

	@Test
	void moreIsToldOnDemand() {
		Outcome outcome = this.shop.upgraded("b3cab280570b").runner().run("current", "-v");
		assertThat(this.shop.plain(outcome.out())).isEqualTo("""
				b3cab280570b Add products
				  revises     a6efc3153bd8
				  revised by  c8d1f0c2ab9e
				  tags        catalog, products
				  script      DIR/b3cab280570b.sql:2
				  state       applied 2026-01-14T15:31:00Z by postgres in 12 ms
				""");
		Outcome unknown = this.shop.upgraded("heads").without("c8d1f0c2ab9e").runner().run("current", "--verbose");
		assertThat(unknown.out()).isEqualTo("""
				c8d1f0c2ab9e Add members (unknown to this build)
				  revises     b3cab280570b
				  kind        sql
				  state       applied 2026-01-14T15:32:00Z by postgres in 12 ms
				""");
	}

	@Test
	void headsThatAreNotAppliedAreToldByTheExitCode() {
		this.shop.with("d0e1f2a3b4c5", "Demo data", "-- @revises b3cab280570b\n-- @tags demo\n", "SELECT 1")
			.upgraded("b3cab280570b");
		Outcome both = this.shop.runner().run("current", "--check-heads");
		assertThat(both.exitCode()).isEqualTo(3);
		assertThat(both.out()).isEqualTo("b3cab280570b Add products\n");
		assertThat(both.err()).isEqualTo("Not applied: c8d1f0c2ab9e Add members, d0e1f2a3b4c5 Demo data.\n");
		assertThat(this.shop.runner().run("current").exitCode()).isZero();
		this.shop.upgraded("c8d1f0c2ab9e");
		assertThat(this.shop.runner().run("current", "-c").err()).isEqualTo("Not applied: d0e1f2a3b4c5 Demo data.\n");
		Outcome withoutDemo = this.shop.runner().run("current", "-c", "--exclude-tag=demo");
		assertThat(withoutDemo.exitCode()).isZero();
		assertThat(withoutDemo.err()).isEmpty();
	}

	@Test
	void aHeadThatAnotherRevisionDependsOnIsAppliedWithThatOne() {
		this.shop.with("d0e1f2a3b4c5", "Reports", "-- @depends-on c8d1f0c2ab9e\n", "SELECT 1").upgraded("heads");
		Outcome outcome = this.shop.runner().run("current", "-c");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).isEqualTo("d0e1f2a3b4c5 Reports (head)\n");
	}

}
