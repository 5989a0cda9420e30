package org.fairlab.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The eight leaves and their roots are those of the public test data of Certificate Transparency logs. */
class MerkleTest {

    private static final List<String> LEAVES =
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

    private static final int LARGEST = 40;

    @Test
    void a_tree_has_the_published_root_at_every_size() {
        var range = new CompactRange();
        List<String> roots = new ArrayList<>(List.of(hex(range.root())));
        for (String leaf : LEAVES) {
            range.add(Merkle.leaf(HexFormat.of().parseHex(leaf)));
            roots.add(hex(range.root()));
        }
        assertThat(roots).isEqualTo(ROOTS);
        assertThat(range.size()).isEqualTo(8);
    }

    @Test
    void every_leaf_of_every_tree_is_shown_by_its_proof_and_by_no_other() {
        for (int size = 1; size <= LARGEST; size++) {
            byte[] root = TestTree.root(leaves(size));
            for (int index = 0; index < size; index++) {
                byte[] leaf = leaves(size).get(index);
                var proof = TestTree.inclusion(index, leaves(size));
                assertThat(Merkle.includes(root, size, index, leaf, proof)).isTrue();
                for (var wrong : mangled(proof, root)) {
                    assertThat(Merkle.includes(root, size, index, leaf, wrong))
                            .as("%s of %s with another proof", index, size)
                            .isFalse();
                }
                for (long other : new long[] {index - 1, index + 1, index ^ 2, -1, size, Long.MAX_VALUE}) {
                    assertThat(other != index && Merkle.includes(root, size, other, leaf, proof))
                            .as("%s as %s of %s", index, other, size)
                            .isFalse();
                }
                assertThat(Merkle.includes(root, 2L * size, index, leaf, proof)).isFalse();
                assertThat(Merkle.includes(root, size / 2, index, leaf, proof)).isFalse();
                assertThat(Merkle.includes(root, 0, index, leaf, proof)).isFalse();
                assertThat(Merkle.includes(root, size, index, Merkle.leaf(new byte[] {9, 9}), proof))
                        .isFalse();
                assertThat(Merkle.includes(Merkle.emptyRoot(), size, index, leaf, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void every_tree_is_shown_to_extend_every_earlier_one_and_no_other() {
        for (int size = 1; size <= LARGEST; size++) {
            byte[] root = TestTree.root(leaves(size));
            for (int earlier = 1; earlier < size; earlier++) {
                byte[] before = TestTree.root(leaves(earlier));
                var proof = TestTree.consistency(earlier, leaves(size));
                assertThat(Merkle.extend(root, size, before, earlier, proof)).isTrue();
                for (var wrong : mangled(proof, root)) {
                    assertThat(Merkle.extend(root, size, before, earlier, wrong))
                            .isFalse();
                }
                assertThat(Merkle.extend(root, size, before, earlier - 1, proof))
                        .isFalse();
                assertThat(Merkle.extend(root, size, before, earlier + 1, proof))
                        .isFalse();
                assertThat(Merkle.extend(root, 2L * size, before, earlier, proof))
                        .isFalse();
                assertThat(Merkle.extend(root, size, root, earlier, proof)).isFalse();
                assertThat(Merkle.extend(before, size, before, earlier, proof)).isFalse();
                assertThat(Merkle.extend(before, earlier, root, size, proof)).isFalse();
            }
        }
    }

    @Test
    void a_tree_extends_itself_and_the_empty_one_without_a_proof() {
        byte[] root = TestTree.root(leaves(3));
        assertThat(Merkle.extend(root, 3, root, 3, List.of())).isTrue();
        assertThat(Merkle.extend(root, 3, Merkle.emptyRoot(), 0, List.of())).isTrue();
        assertThat(Merkle.extend(root, 3, root, 3, List.of(root))).isFalse();
        assertThat(Merkle.extend(root, 3, root, 0, List.of())).isFalse();
        assertThat(Merkle.extend(root, 0, Merkle.emptyRoot(), 0, List.of())).isFalse();
        assertThat(Merkle.extend(root, 3, TestTree.root(leaves(2)), 3, List.of()))
                .isFalse();
        assertThat(Merkle.extend(root, 3, TestTree.root(leaves(2)), 2, List.of()))
                .isFalse();
    }

    /** Proofs that are not the one given: longer, shorter, with another bit, in another order. */
    private static List<List<byte[]>> mangled(List<byte[]> proof, byte[] root) {
        List<List<byte[]>> mangled = new ArrayList<>();
        mangled.add(Stream.concat(Stream.of(root), proof.stream()).toList());
        mangled.add(Stream.concat(proof.stream(), Stream.of(root)).toList());
        mangled.add(Stream.concat(proof.stream(), Stream.of(new byte[0])).toList());
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> without = new ArrayList<>(proof);
            without.remove(i);
            mangled.add(without);
            List<byte[]> turned = new ArrayList<>(proof);
            turned.set(i, proof.get(i).clone());
            turned.get(i)[i % 32] ^= 8;
            mangled.add(turned);
            List<byte[]> cut = new ArrayList<>(proof);
            cut.set(i, Arrays.copyOf(proof.get(i), 31));
            mangled.add(cut);
        }
        if (proof.size() > 1) {
            mangled.add(proof.reversed());
        }
        return mangled;
    }

    private static List<byte[]> leaves(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Merkle.leaf(new byte[] {(byte) (int) i}))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
