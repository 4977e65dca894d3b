package dev.stemma.sample.postgres;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

import static org.assertj.core.api.Assertions.assertThat;

class ShopConnectionDetailsTests {

	@Test
	void aServerThatIsConfiguredIsTheOneThatIsUsed(@TempDir Path directory) {
		DataSourceProperties properties = new DataSourceProperties();
		properties.setUrl("jdbc:postgresql://db.example/shop");
		properties.setUsername("shop");
		properties.setPassword("secret");
		ShopConnectionDetails details = new ShopConnectionDetails(properties, directory.toString());
		assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://db.example/shop");
		assertThat(details.getDriverClassName()).isEqualTo("org.postgresql.Driver");
		assertThat(details.getUsername()).isEqualTo("shop");
		assertThat(details.getPassword()).isEqualTo("secret");
		details.destroy();
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	void nothingIsStartedBeforeSomebodyAsks(@TempDir Path directory) {
		new ShopConnectionDetails(new DataSourceProperties(), directory.toString()).destroy();
		assertThat(directory).isEmptyDirectory();
	}

}
