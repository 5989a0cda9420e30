package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairlab.query.transparency.Tree.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Roots and proofs, against the published examples of Certificate Transparency and against independent code. */
class TreeTest {

    /** More than two full tiles, so that there is a level above them. */
    private static final int LEAVES = 600;

    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** Tiles in memory, filled as the log fills its tables. */
    private static final class Grown implements Tree.Tiles {

        final List<Tile> read = new ArrayList<>();
        private final TreeMap<Integer, List<byte[]>> levels = new TreeMap<>();
        private final Edge edge = new Tree(this, 0).edge();

        Grown(List<byte[]> leaves) {
            leaves.forEach(this::append);
        }

        void append(byte[] leaf) {
            edge.append(leaf);
            levels.computeIfAbsent(0, level -> new ArrayList<>()).add(leaf);
            for (var node : edge.takeFilled()) {
                var level = levels.computeIfAbsent(node.level(), missing -> new ArrayList<>());
                assertThat(node.index()).isEqualTo(level.size());
                level.add(node.hash());
            }
        }

        @Override
        public byte[] read(Tile tile) {
            read.add(tile);
            var hashes = new ByteArrayOutputStream();
            int first = (int) tile.index() * Tree.WIDTH;
            levels.get(tile.level()).subList(first, first + tile.width()).forEach(hashes::writeBytes);
            return hashes.toByteArray();
        }
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Verification.leaf(("entry " + n).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Tree published(int size) {
        return new Tree(
                new Grown(ENTRIES.stream()
                        .map(entry -> Verification.leaf(HexFormat.of().parseHex(entry)))
                        .toList()),
                size);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    @Test
    void roots_are_as_published() {
        for (int size = 0; size <= ENTRIES.size(); size++) {
            assertThat(hex(published(size).root())).isEqualTo(ROOTS.get(size));
            assertThat(hex(published(size).edge().root())).isEqualTo(ROOTS.get(size));
        }
    }

    static Stream<Arguments> publishedInclusions() {
        return Stream.of(
                arguments(0, 1, List.of()),
                arguments(
                        0,
                        8,
                        List.of(
                                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
                arguments(
                        5,
                        8,
                        List.of(
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
                arguments(2, 3, List.of("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")),
                arguments(
                        1,
                        5,
                        List.of(
                                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));
    }

    @ParameterizedTest
    @MethodSource("publishedInclusions")
    void inclusion_proofs_are_as_published(int index, int size, List<String> proof) {
        assertThat(published(size).inclusion(index).stream().map(TreeTest::hex)).isEqualTo(proof);
    }

    static Stream<Arguments> publishedConsistencies() {
        return Stream.of(
                arguments(1, 1, List.of()),
                arguments(
                        1,
                        8,
                        List.of(
                                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
                arguments(
                        6,
                        8,
                        List.of(
                                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
                arguments(
                        2,
                        5,
                        List.of(
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));
    }

    @ParameterizedTest
    @MethodSource("publishedConsistencies")
    void consistency_proofs_are_as_published(int from, int to, List<String> proof) {
        assertThat(published(to).consistency(from).stream().map(TreeTest::hex)).isEqualTo(proof);
    }

    @Test
    void every_proof_of_every_tree_up_to_600_leaves_is_verified_by_independent_code() {
        List<byte[]> leaves = leaves(LEAVES);
        List<byte[]> roots = Verification.roots(leaves);
        Grown grown = new Grown(leaves);
        for (int size = 1; size <= LEAVES; size++) {
            Tree tree = new Tree(grown, size);
            byte[] root = roots.get(size);
            assertThat(tree.root()).isEqualTo(root);
            for (int other = 0; other < size; other++) {
                List<byte[]> inclusion = tree.inclusion(other);
                if (!Verification.includes(root, size, other, leaves.get(other), inclusion)) {
                    throw new AssertionError("inclusion of " + other + " in " + size);
                }
                if (other > 0
                        && !Verification.consistent(other, roots.get(other), size, root, tree.consistency(other))) {
                    throw new AssertionError("consistency of " + other + " with " + size);
                }
            }
            assertThat(tree.consistency(size)).isEmpty();
            assertThat(tree.consistency(0)).isEmpty();
        }
    }

    @Test
    void a_proof_proves_nothing_else() {
        List<byte[]> leaves = leaves(300);
        List<byte[]> roots = Verification.roots(leaves);
        Tree tree = new Tree(new Grown(leaves), 300);
        List<byte[]> proof = tree.inclusion(257);
        assertThat(Verification.includes(roots.get(300), 300, 257, leaves.get(257), proof))
                .isTrue();
        assertThat(Verification.includes(roots.get(300), 300, 257, leaves.get(258), proof))
                .isFalse();
        assertThat(Verification.includes(roots.get(300), 300, 256, leaves.get(257), proof))
                .isFalse();
        assertThat(Verification.includes(roots.get(299), 300, 257, leaves.get(257), proof))
                .isFalse();
        assertThat(Verification.includes(roots.get(300), 300, 257, leaves.get(257), proof.subList(1, proof.size())))
                .isFalse();
        List<byte[]> consistency = tree.consistency(255);
        assertThat(Verification.consistent(255, roots.get(255), 300, roots.get(300), consistency))
                .isTrue();
        assertThat(Verification.consistent(254, roots.get(254), 300, roots.get(300), consistency))
                .isFalse();
        assertThat(Verification.consistent(255, roots.get(254), 300, roots.get(300), consistency))
                .isFalse();
        consistency.getFirst()[0] ^= 1;
        assertThat(Verification.consistent(255, roots.get(255), 300, roots.get(300), consistency))
                .isFalse();
    }

    @Test
    void a_tree_grows_on_from_its_edge_as_if_it_had_never_stopped() {
        List<byte[]> leaves = leaves(LEAVES);
        Grown grown = new Grown(leaves);
        for (int size : new int[] {0, 1, 255, 256, 257, 511, 512, 599}) {
            Edge edge = new Tree(grown, size).edge();
            leaves.subList(size, LEAVES).forEach(edge::append);
            assertThat(edge.root()).isEqualTo(Verification.root(leaves));
        }
    }

    @Test
    void a_proof_reads_no_more_than_two_tiles_of_each_level() {
        int size = 70_000;
        Grown grown = new Grown(leaves(size));
        for (long index : new long[] {0, 255, 256, 65_535, 65_536, 69_999}) {
            for (Consumer<Tree> proving : List.<Consumer<Tree>>of(
                    tree -> tree.inclusion(index), tree -> tree.consistency(Math.max(1, index)))) {
                grown.read.clear();
                proving.accept(new Tree(grown, size));
                assertThat(grown.read).isNotEmpty();
                assertThat(grown.read.stream().collect(Collectors.groupingBy(Tile::level, Collectors.counting())))
                        .allSatisfy((level, tiles) -> assertThat(tiles).isLessThanOrEqualTo(2));
            }
        }
        assertThat(new Tree(grown, size).root()).isEqualTo(grown.edge.root());
    }

    @Test
    void tiles_are_as_wide_as_C2SP_has_it() {
        Grown grown = new Grown(leaves(70_000));
        new Tree(grown, 70_000).root();
        assertThat(grown.read).contains(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    }
}
