package dev.stemma.revision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alembic's real answers, and ours. Other data of the same form is read from the folder
 * that {@code -Dstemma.conformance.graph} names.
 */
class GraphConformanceTests {

	private final JsonMapper mapper = JsonMapper.shared();

	static Stream<Path> files() throws IOException, URISyntaxException {
		String folder = System.getProperty("stemma.conformance.graph");
		Path path = (folder != null) ? Path.of(folder) : Path
			.of(Objects.requireNonNull(GraphConformanceTests.class.getResource("/conformance/graph")).toURI());
		try (Stream<Path> files = Files.list(path)) {
			return files.filter((file) -> file.toString().matches(".*\\.jsonl(\\.gz)?")).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void answersAsAlembicDoesOrDiffersOnPurpose(Path file) throws IOException {
		Map<ConformanceVerdict.Reason, Integer> differing = new EnumMap<>(ConformanceVerdict.Reason.class);
		List<String> wrong = new ArrayList<>();
		int cases = 0;
		int agreed = 0;
		int notApplicable = 0;
		try (BufferedReader reader = reader(file)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				cases++;
				ConformanceCase question = ConformanceCase.of(this.mapper.readTree(line));
				ConformanceVerdict verdict = ConformanceComparison.compare(question);
				if (verdict instanceof ConformanceVerdict.Agreed) {
					agreed++;
				}
				else if (verdict instanceof ConformanceVerdict.NotApplicable) {
					notApplicable++;
				}
				else if (verdict instanceof ConformanceVerdict.Differs differs) {
					differing.merge(differs.reason(), 1, Integer::sum);
				}
				else if (verdict instanceof ConformanceVerdict.Wrong different) {
					wrong.add(question + "\n    ours: " + different.ours());
				}
			}
		}
		System.out.printf("%s: %d cases, %d agreed, %d not applicable, %d differing on purpose %s, %d wrong%n",
				file.getFileName(), cases, agreed, notApplicable,
				differing.values().stream().mapToInt(Integer::intValue).sum(), differing, wrong.size());
		assertThat(wrong).isEmpty();
		assertThat(agreed).isPositive();
	}

	private static BufferedReader reader(Path file) throws IOException {
		InputStream stream = Files.newInputStream(file);
		return new BufferedReader(new InputStreamReader(
				file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8));
	}

}
