package dev.stemma.cli.drawing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Revisions for pictures, written down, drawn by lot, or taken from the recorded graphs.
 */
final class Nodes {

	private Nodes() {
	}

	/**
	 * One revision a line, newest first: {@code id <- parent, parent + dependency}.
	 */
	static List<Node> of(String lines) {
		List<Node> nodes = new ArrayList<>();
		for (String line : lines.strip().split("\\R")) {
			String[] needs = line.split(" \\+ ");
			String[] parents = needs[0].split(" <- ");
			nodes.add(node(parents[0].strip(), words(parents), words(needs)));
		}
		return nodes;
	}

	private static List<String> words(String[] parts) {
		return (parts.length > 1) ? List.of(parts[1].strip().split(",? +")) : List.of();
	}

	static Node node(String id, List<String> parents, List<String> dependencies) {
		return new Node(id, parents, dependencies, Mark.APPLIED, "", List.of(), List.of(), List.of(), false, "");
	}

	/**
	 * A graph with branches, merges of up to six, several bases and dependencies.
	 */
	static List<Node> random(Random random, int size) {
		List<Node> nodes = new ArrayList<>();
		int reach = 1 + random.nextInt(12);
		for (int i = 0; i < size; i++) {
			int[] most = { 0, 1, 1, 1, 1, 1, 2, 6 };
			Set<String> parents = some(random, i, most[random.nextInt(most.length)], reach);
			Set<String> dependencies = some(random, i, Math.max(0, random.nextInt(6) - 3), size);
			dependencies.removeAll(parents);
			nodes.add(node("r" + i, List.copyOf(parents), List.copyOf(dependencies)));
		}
		Collections.reverse(nodes);
		return nodes;
	}

	private static Set<String> some(Random random, int below, int most, int reach) {
		Set<String> some = new LinkedHashSet<>();
		for (int i = 0; i < most && below > 0; i++) {
			some.add("r" + (below - 1 - random.nextInt(Math.min(below, reach))));
		}
		return some;
	}

	/**
	 * The graphs of the recorded cases that could be loaded, each in the order in which
	 * it was recorded.
	 */
	static List<List<Node>> recorded() {
		Set<List<Node>> graphs = new LinkedHashSet<>();
		JsonMapper mapper = new JsonMapper();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Nodes.class.getResourceAsStream("/conformance/graph/random.jsonl.gz")),
				StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				List<Node> nodes = new ArrayList<>();
				for (JsonNode node : mapper.readTree(line).get("dag")) {
					nodes.add(node(node.get("id").asString(), strings(node.get("down")), strings(node.get("deps"))));
				}
				graphs.add(nodes);
			}
			return List.copyOf(graphs);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> strings(JsonNode node) {
		List<String> strings = new ArrayList<>();
		node.forEach((element) -> strings.add(element.asString()));
		return strings;
	}

}
