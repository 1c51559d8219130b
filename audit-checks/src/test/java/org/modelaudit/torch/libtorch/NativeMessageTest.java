package org.modelaudit.torch.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeMessageTest {

    @Test
    void the_failure_is_said_and_not_the_stack_that_the_interpreter_prints_before_it() {
        assertThat(NativeMessage.shortened(new IllegalStateException("""
                        The following operation failed in the TorchScript interpreter.
                        Traceback of TorchScript (most recent call last):
                          File "code/__torch__.py", line 24, in forward
                            x3 = __torch__.torch.nn.functional.relu((fc1).forward(x2, ), False, )
                                                                     ~~~~~~~~~~~~ <--- HERE
                        RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x44944 and 7744x120)
                        """)))
                .isEqualTo("mat1 and mat2 shapes cannot be multiplied (1x44944 and 7744x120)");
    }

    @Test
    void what_a_program_raises_itself_is_said_as_it_is() {
        assertThat(NativeMessage.shortened(new IllegalStateException("""
                        Traceback of TorchScript (most recent call last):
                          File "code/__torch__.py", line 3, in forward
                            ops.prim.RaiseException("four")
                            ~~~~~~~~~~~~~~~~~~~~~~~ <--- HERE
                        builtins.ValueError: got a picture
                        of 3 dimensions
                        """))).isEqualTo("got a picture of 3 dimensions");
    }

    @Test
    void frames_of_native_code_are_left_out_and_what_is_long_is_cut() {
        assertThat(NativeMessage.shortened(new IllegalStateException(
                        "no such file\nException raised from open at file.cpp:12\nframe #0: 0x12\n")))
                .isEqualTo("no such file");
        assertThat(NativeMessage.shortened(new IllegalStateException("a".repeat(1000))))
                .hasSize(401)
                .endsWith("…");
    }

    @Test
    void an_operation_without_a_derivative_is_named_with_what_to_do() {
        assertThat(NativeMessage.shortened(
                        new IllegalStateException("derivative for aten::bucketize is not implemented")))
                .isEqualTo("its operation 'aten::bucketize' passes no gradient; take an explainer that needs none");
        assertThat(NativeMessage.shortened(new IllegalStateException(
                        "derivative for aten::_transformer_encoder_layer_fwd is not implemented")))
                .contains("set_fastpath_enabled(False)");
    }
}
