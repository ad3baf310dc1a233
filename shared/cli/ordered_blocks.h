// Work on blocks of records by several threads, with the results taken in input order and bounded memory.
#pragma once

#include <deque>
#include <functional>
#include <future>
#include <utility>
#include <vector>

#include "records.h"

namespace huiping {

template <typename Result>
class OrderedBlocks {
 public:
  // work runs on other threads (on this one when threads is 1); take runs on this one, in order, until it returns
  // false.
  OrderedBlocks(unsigned threads, std::function<Result(const std::vector<Record>&)> work,
                std::function<bool(Result&&)> take)
      : threads_(threads), work_(std::move(work)), take_(std::move(take)) {}

  // False when nothing more is wanted.
  bool add(Record&& record) {
    block_.push_back(std::move(record));
    if (block_.size() == kBlockSize) submit();
    return !stopped_;
  }

  void finish() {
    if (!block_.empty() && !stopped_) submit();
    while (!waiting_.empty()) take_next();
  }

 private:
  static constexpr std::size_t kBlockSize = 64;

  void submit() {
    const auto policy = threads_ > 1 ? std::launch::async : std::launch::deferred;
    waiting_.push_back(std::async(policy, [this, block = std::exchange(block_, {})] { return work_(block); }));
    while (waiting_.size() >= threads_ * std::size_t{2}) take_next();
  }

  void take_next() {
    Result result = waiting_.front().get();
    waiting_.pop_front();
    if (!stopped_) stopped_ = !take_(std::move(result));
  }

  const unsigned threads_;
  const std::function<Result(const std::vector<Record>&)> work_;
  const std::function<bool(Result&&)> take_;
  std::vector<Record> block_;
  std::deque<std::future<Result>> waiting_;
  bool stopped_ = false;
};

}  // namespace huiping
