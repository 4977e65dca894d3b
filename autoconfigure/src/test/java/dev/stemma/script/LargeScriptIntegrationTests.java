package dev.stemma.script;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LargeScriptIntegrationTests {

	private static final int SIZE = 50 * 1024 * 1024;

	@TempDir
	private Path temp;

	@Test
	void fiftyMegabytesFitIntoAHeapOf256() throws Exception {
		String insert = "INSERT INTO a VALUES (1234567, 'a value'); -- one of many\n";
		write("data", "COPY a FROM STDIN;\n", "1234567\tvalue\n", "\\.\n");
		int count = write("many", "", insert, "");
		write("single", "INSERT INTO a VALUES ('\n", "a line of a long text\n", "');\n");
		// One such character makes of each other one two bytes of memory.
		write("wide", "INSERT INTO a VALUES (1, '\uD83D\uDE80');\n", insert, "");
		assertThat(run()).satisfiesExactly((data) -> assertThat(data).startsWith("data 1 5242"),
				(many) -> assertThat(many).startsWith("many " + count + " "),
				(single) -> assertThat(single).startsWith("single 1 5242"),
				(wide) -> assertThat(wide).startsWith("wide " + (count + 1) + " "));
	}

	private int write(String id, String before, String line, String after) throws IOException {
		int count = SIZE / line.length();
		try (Writer out = Files.newBufferedWriter(this.temp.resolve(id + ".sql"))) {
			out.write("-- @revision " + id + "\n-- @upgrade\n" + before);
			for (int i = 0; i < count; i++) {
				out.write(line);
			}
			out.write(after);
		}
		return count;
	}

	private List<String> run() throws IOException, InterruptedException {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Path output = Files.createTempFile(this.temp, "output", ".txt");
		Process process = new ProcessBuilder(java.toString(), "-Xmx256m", "-cp", System.getProperty("java.class.path"),
				LargeScript.class.getName(), this.temp.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readAllLines(output, StandardCharsets.UTF_8);
	}

}
