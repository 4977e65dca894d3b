package dev.stemma.actuate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsHealthIndicatorTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Health health(Stemma stemma) {
		return new MigrationsHealthIndicator(Map.of("stemma", stemma)).health();
	}

	@Test
	void whatIsPendingIsOutOfService() {
		Health health = health(new Project(this.directory).table("aaaa", "").stemma(this.database));
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("stemma",
				Map.of("state", "pending", "current", List.of(), "target", "heads", "pending", 1));
	}

	@Test
	void whatIsReachedIsUp() {
		Stemma stemma = new Project(this.directory).table("aaaa", "").stemma(this.database);
		stemma.upgrade();
		assertThat(health(stemma).getStatus()).isEqualTo(Status.UP);
		Info.Builder info = new Info.Builder();
		new MigrationsInfoContributor(Map.of("stemma", stemma)).contribute(info);
		assertThat(info.build().getDetails()).containsEntry("migrations", Map.of("stemma",
				Map.of("state", "reached", "current", List.of("aaaa"), "target", "heads", "pending", 0)));
	}

	@Test
	void whatIsInconsistentIsDown() {
		Project project = new Project(this.directory).table("aaaa", "");
		project.stemma(this.database).upgrade();
		assertThat(health(project.table("bbbb", "").table("aaaa", "bbbb").stemma(this.database)).getStatus())
			.isEqualTo(Status.DOWN);
	}

	@Test
	void aDatabaseThatIsDownIsDownAndItsAddressIsNotShown() {
		DriverManagerDataSource down = new DriverManagerDataSource(
				"jdbc:postgresql://localhost:1/secret_shop?connectTimeout=1", "secret_user", "");
		Health health = health(new Project(this.directory).table("aaaa", "").builder(down).build());
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().toString()).contains("could not be looked at").doesNotContain("secret");
	}

}
