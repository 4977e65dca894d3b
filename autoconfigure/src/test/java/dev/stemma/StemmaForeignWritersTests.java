package dev.stemma;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts in a database whose stored SQL others may write.
 */
@ExtendWith(OutputCaptureExtension.class)
class StemmaForeignWritersTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final String writer = "writer_of_" + this.database.name();

	@TempDir
	private Path directory;

	@AfterEach
	void dropRole() {
		this.database.execute("DROP OWNED BY " + this.writer, "DROP ROLE " + this.writer);
	}

	@Test
	void aStartWarnsWhereAnotherRoleMayWriteWhatIsRunOneDay(CapturedOutput output) {
		this.database.execute("CREATE ROLE " + this.writer);
		Stemma stemma = new Project(this.directory).table("aaaa", "").stemma(this.database);
		stemma.upgrade();
		this.database.execute("GRANT SELECT ON stemma_revision TO " + this.writer);
		stemma.upgrade();
		assertThat(output).doesNotContain("may write the tables of Stemma");
		this.database.execute("GRANT UPDATE ON stemma_revision TO " + this.writer);
		stemma.upgrade();
		assertThat(output.toString().lines().filter((line) -> line.contains("may write"))).singleElement()
			.asString()
			.contains("WARN",
					"Beside their owner, " + this.writer + " may write the tables of Stemma in schema public.",
					"have stored SQL signed with stemma.signing-key");
	}

}
