package dev.stemma.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@Test
	void whatFollowsTheWordIsTheCommands() {
		assertThat(CommandArguments.of("migrations", "upgrade", "+1", "--plan"))
			.isEqualTo(new CommandArguments(List.of(), List.of("upgrade", "+1", "--plan")));
	}

	@Test
	void optionsBeforeTheWordAreSprings() {
		assertThat(CommandArguments.of("--debug", "--server.port=0", "migrations", "heads"))
			.isEqualTo(new CommandArguments(List.of("--debug", "--server.port=0"), List.of("heads")));
	}

	@Test
	void anOptionWithADotInItsNameIsSpringsWhereverItStands() {
		assertThat(CommandArguments.of("migrations", "--stemma.target=aaaa", "upgrade",
				"--spring.datasource.hikari.data-source-properties[a]=b", "--message=a.b", "--sql"))
			.isEqualTo(new CommandArguments(
					List.of("--stemma.target=aaaa", "--spring.datasource.hikari.data-source-properties[a]=b"),
					List.of("upgrade", "--message=a.b", "--sql")));
	}

	@Test
	void behindTwoDashesNothingIsAnOption() {
		assertThat(CommandArguments.of("migrations", "revision", "-m", "x", "--", "--a.b=c"))
			.isEqualTo(new CommandArguments(List.of(), List.of("revision", "-m", "x", "--", "--a.b=c")));
	}

	@Test
	void theWordAloneIsACommandThatSaysNothingYet() {
		assertThat(CommandArguments.of("migrations")).isEqualTo(new CommandArguments(List.of(), List.of()));
	}

	@Test
	void anApplicationWithAnotherFirstWordIsNotMeant() {
		assertThat(CommandArguments.of()).isNull();
		assertThat(CommandArguments.of("foo", "migrations")).isNull();
		assertThat(CommandArguments.of("--a=b", "import", "migrations", "heads")).isNull();
		assertThat(CommandArguments.of("Migrations", "heads")).isNull();
		assertThat(CommandArguments.of("--migrations")).isNull();
		assertThat(CommandArguments.of("--migrations=heads", "")).isNull();
	}

}
