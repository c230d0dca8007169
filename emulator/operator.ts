/** Who runs the town on this machine, as its functions are told (`about.get`). The number is nobody's. */
export const operatorVariables = {
  OPERATOR: '演示：光谷小镇党总支',
  OPERATOR_PHONE: '0570-0000000',
  RECORD_NUMBER: '演示：浙ICP备00000000号-1X',
}
